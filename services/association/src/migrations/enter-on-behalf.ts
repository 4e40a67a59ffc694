import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES = ["report", "signing_ceremony"];

/** Reports and ceremonies may be recorded for a party that has no account (`on-behalf/on-behalf.ts`). */
export class EnterOnBehalf1795737600098 implements MigrationInterface {
  readonly name = "EnterOnBehalf1795737600098";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`ALTER TABLE ${table} ADD COLUMN on_behalf jsonb`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN on_behalf`);
  }
}
