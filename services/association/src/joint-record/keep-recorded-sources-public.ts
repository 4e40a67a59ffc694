import type { MigrationInterface, QueryRunner } from "typeorm";

/** The record has what is for anybody: the source of an internal figure stays in its member. */
export class KeepRecordedSourcesPublic1795737600121 implements MigrationInterface {
  readonly name = "KeepRecordedSourcesPublic1795737600121";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "ALTER TABLE joint_source ADD COLUMN is_internal boolean NOT NULL DEFAULT false CHECK (NOT is_internal)",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE joint_source DROP COLUMN is_internal");
  }
}
