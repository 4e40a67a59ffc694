import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "../rows/secure-tables.js";

/** A partner's officer reads in the own area what the agreement opens, and no count that is smaller than it allows. */
export const CREATE_IS_SHARED = `
  CREATE FUNCTION hub_is_shared(owner uuid, indicator text, unit uuid, cell bigint) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
      SELECT FROM agreement_in_force AS agreement JOIN hub_rights(NULL) AS held ON held.right_of = partner_id
      WHERE owner_id = owner AND indicator_code = indicator AND hub_today() BETWEEN valid_from AND valid_to
        AND (cell IS NULL OR cell = 0 OR cell >= smallest_cell)
        AND hub_lies_within(unit, agreement.unit_id) AND hub_lies_within(unit, held.unit_id)
    )
  $$`;

const CREATE = [
  // Around null lies everything.
  `CREATE FUNCTION hub_lies_within(unit uuid, around uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT around IS NULL OR around = unit
       OR EXISTS (SELECT FROM unit_within WHERE unit_id = unit AND within_id = around)
   $$`,
  CREATE_IS_SHARED,
];

/** Policies decide on rows by what agreements in force open to who asks. */
export class CreateIsShared1795737599012 implements MigrationInterface {
  readonly name = "CreateIsShared1795737599012";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("DROP FUNCTION hub_is_shared(uuid, text, uuid, bigint)");
    await queryRunner.query("DROP FUNCTION hub_lies_within(uuid, uuid)");
  }
}
