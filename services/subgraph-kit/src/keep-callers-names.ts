import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a person was called who made a change, as its account's provider said then. */
export class KeepCallersNames1795737599020 implements MigrationInterface {
  readonly name = "KeepCallersNames1795737599020";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE change ADD COLUMN caller_name text");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE change DROP COLUMN caller_name");
  }
}
