import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the fields `history` and `version` read: the member's own changes. One that knows those of others replaces it. */
export class ViewHistory1795737599002 implements MigrationInterface {
  readonly name = "ViewHistory1795737599002";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE VIEW history AS
      SELECT id::text, entity_type, entity_id, version, at, organisation_id, role, reason,
        source_id::text AS source_id, changed
      FROM change`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP VIEW history");
  }
}
