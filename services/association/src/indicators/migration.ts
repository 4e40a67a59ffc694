import type { MigrationInterface, QueryRunner } from "typeorm";

/** The catalogue of shared indicators. */
export class CreateIndicators1700000000011 implements MigrationInterface {
  readonly name = "CreateIndicators1700000000011";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE indicator (
        code              text COLLATE "C" PRIMARY KEY,
        name              jsonb NOT NULL,
        unit              text NOT NULL CHECK (unit IN ('PERCENT', 'COUNT', 'VND', 'LEVEL')),
        definition        jsonb NOT NULL,
        owner             text NOT NULL,
        levels            text[] NOT NULL,
        historical_levels text[] NOT NULL,
        frequency         text NOT NULL,
        direction         text NOT NULL,
        basis             text[] NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE indicator");
  }
}
