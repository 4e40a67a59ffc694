import type { MigrationInterface, QueryRunner } from "typeorm";

/** For a while these stood among the tables that they are of, so some databases have them. */
const INDEXES: readonly string[] = [
  "CREATE INDEX IF NOT EXISTS programme_of_unit ON coordination_programme (unit_id, code)",
  "CREATE INDEX IF NOT EXISTS party_of_organisation ON programme_party (organisation_id, programme_id)",
  "CREATE INDEX IF NOT EXISTS owner_of_organisation ON commitment_owner (organisation_id, commitment_id)",
  "CREATE INDEX IF NOT EXISTS round_of_host ON evaluation_round (host_id, due_on, id)",
  "CREATE INDEX IF NOT EXISTS report_of_organisation ON report (organisation_id, issued_on, id)",
  "CREATE INDEX IF NOT EXISTS target_of_document ON target (document_id)",
];

/** For what an organisation has signed, owes, chairs and has reported, a unit's programmes and a document's targets. */
export class IndexWhatOrganisationsDo1795737600021 implements MigrationInterface {
  readonly name = "IndexWhatOrganisationsDo1795737600021";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX programme_of_unit, party_of_organisation, owner_of_organisation, round_of_host,
        report_of_organisation, target_of_document`);
  }
}
