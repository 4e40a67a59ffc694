import type { MigrationInterface, QueryRunner } from "typeorm";

/** A task may be uncertain as everything else may. */
export class DoubtTasks1795737600022 implements MigrationInterface {
  readonly name = "DoubtTasks1795737600022";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE task ADD COLUMN doubts jsonb NOT NULL DEFAULT '[]'");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE task DROP COLUMN doubts");
  }
}
