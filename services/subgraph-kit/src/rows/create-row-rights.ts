import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "./secure-tables.js";

/** What the policies of the tables ask (`rows/table-rights.ts`). */
const CREATE = [
  `CREATE FUNCTION hub_caller() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
   RETURN nullif(current_setting('hub.caller', true), '')::jsonb`,
  `CREATE FUNCTION hub_may_write() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
   RETURN coalesce((hub_caller() ->> 'mayWrite')::boolean, false)`,
  // It searches the log, which none but the owner reads.
  "ALTER FUNCTION outbox_refuse_repeated_version() SECURITY DEFINER SET search_path = pg_catalog, public",
];

const DROP = [
  "ALTER FUNCTION outbox_refuse_repeated_version() SECURITY INVOKER RESET search_path",
  "DROP FUNCTION hub_may_write()",
  "DROP FUNCTION hub_caller()",
];

/** Policies decide on rows by who asks. */
export class CreateRowRights1795737599006 implements MigrationInterface {
  readonly name = "CreateRowRights1795737599006";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const statement of DROP) await queryRunner.query(statement);
  }
}
