import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "./secure-tables.js";

/** The caller's rights, for policies: those in the roles, or all where the roles are null. */
const CREATE = [
  `CREATE FUNCTION hub_rights(roles text[]) RETURNS TABLE (right_of uuid, unit_id uuid)
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT "organisationId", "unitId"
     FROM jsonb_to_recordset(coalesce(hub_caller() -> 'rights', '[]'))
       AS held("role" text, "organisationId" uuid, "unitId" uuid)
     WHERE roles IS NULL OR "role" = ANY (roles)
   $$`,
  // The organisations of which the caller has a right for everywhere.
  `CREATE FUNCTION hub_rights_everywhere(roles text[]) RETURNS TABLE (right_of uuid)
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT right_of FROM hub_rights(roles) WHERE unit_id IS NULL
   $$`,
  // The units in which the caller has a right of an organisation. Of a unit that no copy tells of there is itself alone.
  `CREATE FUNCTION hub_rights_in_units(roles text[]) RETURNS TABLE (right_of uuid, unit_id uuid)
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT held.right_of, held.unit_id FROM hub_rights(roles) AS held WHERE held.unit_id IS NOT NULL
     UNION
     SELECT held.right_of, within.unit_id
     FROM hub_rights(roles) AS held JOIN unit_within AS within ON within.within_id = held.unit_id
   $$`,
];

/** Policies decide on rows by the rights of who asks. */
export class CreateRightFunctions1795737599010 implements MigrationInterface {
  readonly name = "CreateRightFunctions1795737599010";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const name of ["hub_rights_in_units", "hub_rights_everywhere", "hub_rights"])
      await queryRunner.query(`DROP FUNCTION ${name}(text[])`);
  }
}
