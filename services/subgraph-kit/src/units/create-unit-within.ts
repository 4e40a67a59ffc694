import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Which administrative unit lies within which, as the association's newest register says it: each within itself, within
 * what its whole territory has become, and within what that lies in. Empty while a member has no copy of it.
 */
export class CreateUnitWithin1795737599005 implements MigrationInterface {
  readonly name = "CreateUnitWithin1795737599005";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE unit_within (
        unit_id   uuid NOT NULL,
        within_id uuid NOT NULL,
        PRIMARY KEY (unit_id, within_id)
      )`);
    await queryRunner.query("CREATE INDEX unit_within_unit ON unit_within (within_id)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE unit_within");
  }
}
