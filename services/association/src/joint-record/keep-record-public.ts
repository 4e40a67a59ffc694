import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES = ["joint_figure", "joint_activity"];

/** The record has what is for anybody: what is internal stays in its member. */
export class KeepRecordPublic1795737600091 implements MigrationInterface {
  readonly name = "KeepRecordPublic1795737600091";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await queryRunner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_is_public CHECK (sensitivity = 'PUBLIC')`,
      );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_is_public`);
  }
}
