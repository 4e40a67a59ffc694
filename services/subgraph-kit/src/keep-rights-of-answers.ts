import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "./rows/secure-tables.js";

/** With which rights a write was answered (`writes/kept-answers.ts`). Of those from before it is not known. */
export class KeepRightsOfAnswers1795737599028 implements MigrationInterface {
  readonly name = "KeepRightsOfAnswers1795737599028";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE kept_answer ADD COLUMN rights jsonb NOT NULL DEFAULT '[]'");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("ALTER TABLE kept_answer DROP COLUMN rights");
  }
}
