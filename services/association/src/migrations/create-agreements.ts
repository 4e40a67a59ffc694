import { CREATE_AGREEMENT_IN_FORCE } from "@hub/subgraph-kit/agreements/create-agreement-in-force";
import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import { OF_A_PARTY } from "@hub/subgraph-kit/rows/table-rights";
import type { MigrationInterface, QueryRunner } from "typeorm";

export const VIEW_AGREEMENTS_IN_FORCE = `
  CREATE VIEW agreement_in_force AS SELECT * FROM (
    SELECT id AS agreement_id, code, owner_id, partner_id, indicator_code, unit_id, valid_from, valid_to, smallest_cell
    FROM sharing_agreement, unnest(indicator_codes) AS indicator_code
    WHERE owner_agreed_at IS NOT NULL AND partner_agreed_at IS NOT NULL AND revoked_at IS NULL
  ) AS opened WHERE ${OF_A_PARTY}`;

const CREATE: readonly string[] = [
  `CREATE TABLE sharing_agreement (
     id                uuid    PRIMARY KEY,
     code              text    NOT NULL CHECK (code IS NFC NORMALIZED),
     programme_id      uuid    NOT NULL REFERENCES coordination_programme (id),
     commitment_id     uuid    NOT NULL REFERENCES commitment (id),
     owner_id          uuid    NOT NULL REFERENCES organisation (id),
     partner_id        uuid    NOT NULL REFERENCES organisation (id),
     purpose           text    NOT NULL CHECK (purpose IS NFC NORMALIZED),
     legal_basis       text    NOT NULL CHECK (legal_basis IS NFC NORMALIZED),
     indicator_codes   text[]  NOT NULL CHECK (cardinality(indicator_codes) > 0),
     unit_id           uuid    REFERENCES administrative_unit (id),
     valid_from        date    NOT NULL,
     valid_to          date    NOT NULL CHECK (valid_to >= valid_from),
     smallest_cell     integer NOT NULL CHECK (smallest_cell > 0),
     contact           text    NOT NULL CHECK (contact IS NFC NORMALIZED),
     owner_agreed_at   timestamptz,
     partner_agreed_at timestamptz,
     revoked_at        timestamptz,
     version           integer NOT NULL CHECK (version > 0),
     CHECK (owner_id <> partner_id)
   )`,
  "CREATE UNIQUE INDEX agreement_code ON sharing_agreement (upper(code))",
  "CREATE INDEX agreement_of_programme ON sharing_agreement (programme_id)",
  "CREATE INDEX agreement_of_owner ON sharing_agreement (owner_id)",
  "CREATE INDEX agreement_of_partner ON sharing_agreement (partner_id)",
  // Other members have a table of this name.
  "DROP TABLE agreement_in_force",
  VIEW_AGREEMENTS_IN_FORCE,
];

export class CreateAgreements1795737600096 implements MigrationInterface {
  readonly name = "CreateAgreements1795737600096";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("DROP VIEW agreement_in_force");
    await queryRunner.query("DROP TABLE sharing_agreement");
    for (const statement of CREATE_AGREEMENT_IN_FORCE) await queryRunner.query(statement);
  }
}
