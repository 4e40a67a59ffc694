import type { MigrationInterface, QueryRunner } from "typeorm";

/** The table of branches, for members that have some. */
export class CreateBranches1795737600005 implements MigrationInterface {
  readonly name = "CreateBranches1795737600005";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE branch (
        id        uuid PRIMARY KEY,
        name      jsonb NOT NULL,
        level     text NOT NULL CHECK (level IN ('CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE')),
        unit_id   uuid,
        doubts    jsonb NOT NULL DEFAULT '[]',
        source_id uuid NOT NULL REFERENCES source (id),
        CHECK ((level = 'CENTRAL') = (unit_id IS NULL))
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE branch");
  }
}
