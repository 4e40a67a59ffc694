import type { MigrationInterface, QueryRunner } from "typeorm";

/** A commitment points to where it was published; before, only its programme did. */
export class CiteCommitments1795737600023 implements MigrationInterface {
  readonly name = "CiteCommitments1795737600023";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE commitment ADD COLUMN source_id uuid REFERENCES source (id)");
    await queryRunner.query(`
      UPDATE commitment SET source_id = programme.source_id
      FROM coordination_programme AS programme WHERE programme.id = commitment.programme_id`);
    await queryRunner.query("ALTER TABLE commitment ALTER COLUMN source_id SET NOT NULL");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE commitment DROP COLUMN source_id");
  }
}
