import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who held an activity with whom, for whom, and where. Of those from before nobody knows. */
export class HoldMoreOfActivities1795737600160 implements MigrationInterface {
  readonly name = "HoldMoreOfActivities1795737600160";

  async up(queryRunner: QueryRunner): Promise<void> {
    await addActivityColumns(queryRunner, "activity");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await dropActivityColumns(queryRunner, "activity");
  }
}

/** The association's copies of all members' activities have the same columns. */
export async function addActivityColumns(queryRunner: QueryRunner, table: string): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE ${table}
      ADD COLUMN opened_on    date,
      ADD COLUMN place        jsonb,
      ADD COLUMN audience     jsonb,
      ADD COLUMN organiser_id uuid,
      ADD COLUMN partner_ids  uuid[] NOT NULL DEFAULT '{}',
      ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false`);
}

export async function dropActivityColumns(queryRunner: QueryRunner, table: string): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE ${table}
      DROP COLUMN opened_on, DROP COLUMN place, DROP COLUMN audience,
      DROP COLUMN organiser_id, DROP COLUMN partner_ids, DROP COLUMN is_withdrawn`);
}
