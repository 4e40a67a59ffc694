import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Those of several rows are in PL/pgSQL: written out in the policy, they would be planned anew with every statement. */
const CREATE = [
  // Above it no agreement hides a count from the caller; null where none is in force.
  `CREATE FUNCTION hub_smallest_shown() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT max(smallest_cell) FROM agreement_in_force
     WHERE partner_id IN (SELECT right_of FROM hub_rights(NULL)) AND hub_today() BETWEEN valid_from AND valid_to
   $$`,
  `CREATE FUNCTION hub_opened_everywhere() RETURNS TABLE (partner_id uuid, owner_id uuid, indicator_code text)
   LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN QUERY
     SELECT opened.partner_id, opened.owner_id, opened.indicator_code
     FROM agreement_in_force AS opened JOIN hub_rights_everywhere(NULL) AS held ON held.right_of = opened.partner_id
     WHERE opened.unit_id IS NULL AND hub_today() BETWEEN valid_from AND valid_to;
   END $$`,
  // What lies within the agreement's unit and the caller's own.
  `CREATE FUNCTION hub_opened_in_units()
   RETURNS TABLE (partner_id uuid, owner_id uuid, indicator_code text, unit_id uuid)
   LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN QUERY
     SELECT opened.partner_id, opened.owner_id, opened.indicator_code, within.unit_id
     FROM agreement_in_force AS opened JOIN hub_rights(NULL) AS held ON held.right_of = opened.partner_id
     JOIN unit_within AS within ON within.within_id = coalesce(held.unit_id, opened.unit_id)
     WHERE hub_today() BETWEEN valid_from AND valid_to AND (
       held.unit_id IS NULL OR opened.unit_id IS NULL OR EXISTS (
         SELECT FROM unit_within AS other WHERE other.unit_id = within.unit_id AND other.within_id = opened.unit_id
       )
     );
   END $$`,
];

const DROP = ["hub_opened_in_units()", "hub_opened_everywhere()", "hub_smallest_shown()"];

/** What agreements open to the caller, found once for all rows of a statement: to call a function for each costs more than they. */
export class FindWhatIsOpened1795737600122 implements MigrationInterface {
  readonly name = "FindWhatIsOpened1795737600122";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const name of DROP) await queryRunner.query(`DROP FUNCTION ${name}`);
  }
}
