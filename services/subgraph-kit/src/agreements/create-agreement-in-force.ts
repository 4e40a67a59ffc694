import type { MigrationInterface, QueryRunner } from "typeorm";
import { releaseTables } from "../rows/secure-tables.js";

/**
 * What sharing agreements open, a row for each indicator: those that both parties have agreed to and neither has revoked,
 * also before and after their days. The association knows them; other members copy them. Empty while there is no copy.
 */
export const CREATE_AGREEMENT_IN_FORCE = [
  `CREATE TABLE agreement_in_force (
     agreement_id   uuid    NOT NULL,
     code           text    NOT NULL,
     owner_id       uuid    NOT NULL,
     partner_id     uuid    NOT NULL,
     indicator_code text    NOT NULL,
     unit_id        uuid,
     valid_from     date    NOT NULL,
     valid_to       date    NOT NULL,
     smallest_cell  integer NOT NULL,
     PRIMARY KEY (agreement_id, indicator_code)
   )`,
  "CREATE INDEX agreement_in_force_opens ON agreement_in_force (owner_id, indicator_code, partner_id)",
];

const CREATE = [
  `CREATE FUNCTION hub_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
   RETURN (hub_caller() ->> 'today')::date`,
  ...CREATE_AGREEMENT_IN_FORCE,
];

const DROP = ["DROP TABLE agreement_in_force", "DROP FUNCTION hub_today()"];

export class CreateAgreementInForce1795737599008 implements MigrationInterface {
  readonly name = "CreateAgreementInForce1795737599008";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const statement of DROP) await queryRunner.query(statement);
  }
}
