import { CREATE_IS_SHARED } from "@hub/subgraph-kit/agreements/create-is-shared";
import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import type { MigrationInterface, QueryRunner } from "typeorm";

const CREATE = [
  // What has been decided upon a figure stays decided: with it the partner knows what it knows.
  `CREATE TABLE released_figure (
     figure_id  uuid    NOT NULL REFERENCES figure (id),
     partner_id uuid    NOT NULL,
     is_shown   boolean NOT NULL,
     PRIMARY KEY (figure_id, partner_id)
   )`,
  `CREATE INDEX figure_internal ON figure (organisation_id, indicator_code) WHERE sensitivity = 'INTERNAL'`,
  "DROP FUNCTION hub_is_shared(uuid, text, uuid, bigint)",
  // A partner's officer reads in the own area what the agreement opens, where it has been released to the partner.
  `CREATE FUNCTION hub_is_shared(figure uuid, owner uuid, indicator text, unit uuid, cell bigint) RETURNS boolean
   LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT EXISTS (
       SELECT FROM agreement_in_force AS agreement JOIN hub_rights(NULL) AS held ON held.right_of = partner_id
         JOIN released_figure AS released USING (partner_id)
       WHERE owner_id = owner AND indicator_code = indicator AND hub_today() BETWEEN valid_from AND valid_to
         AND released.figure_id = figure AND is_shown AND (cell IS NULL OR cell = 0 OR cell >= smallest_cell)
         AND hub_lies_within(unit, agreement.unit_id) AND hub_lies_within(unit, held.unit_id)
     )
   $$`,
];

const DROP = [
  "DROP FUNCTION hub_is_shared(uuid, uuid, text, uuid, bigint)",
  CREATE_IS_SHARED,
  "DROP INDEX figure_internal",
  "DROP TABLE released_figure",
];

/** What partners are shown of internal figures, and what is kept from them beside small counts. */
export class CreateReleasedFigures1795737600110 implements MigrationInterface {
  readonly name = "CreateReleasedFigures1795737600110";

  async up(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    for (const statement of DROP) await queryRunner.query(statement);
  }
}
