import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "./rows/secure-tables.js";

/** Sources that are not for everybody. Those from before are. */
export class KeepInternalSources1795737599022 implements MigrationInterface {
  readonly name = "KeepInternalSources1795737599022";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE source ADD COLUMN is_internal boolean NOT NULL DEFAULT false");
  }

  /** Fails where there is an internal one: everybody could read it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("ALTER TABLE source ADD CHECK (NOT is_internal)");
    await queryRunner.query("ALTER TABLE source DROP COLUMN is_internal");
  }
}
