import type { MigrationInterface, QueryRunner } from "typeorm";

/** The tables of figures and activities, in every member's own database. */
export class CreateFigures1795737600001 implements MigrationInterface {
  readonly name = "CreateFigures1795737600001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE figure (
        id             uuid PRIMARY KEY,
        unit_id        uuid NOT NULL,
        indicator_code text NOT NULL,
        numerator      bigint CHECK (numerator >= 0),
        denominator    bigint CHECK (denominator >= 0),
        percentage     double precision,
        printed_text   text NOT NULL CHECK (printed_text IS NFC NORMALIZED),
        qualifier      text NOT NULL CHECK (qualifier IN ('EXACT', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
        as_of          date,
        reported_at    timestamptz NOT NULL,
        reporter       text NOT NULL,
        source_id      uuid NOT NULL REFERENCES source (id),
        supersedes_id  uuid REFERENCES figure (id),
        reason         text,
        is_current     boolean NOT NULL,
        flags          jsonb NOT NULL,
        CHECK (numerator IS NOT NULL OR percentage IS NOT NULL),
        CHECK (numerator <= denominator),
        CHECK (supersedes_id IS NULL OR reason IS NOT NULL)
      )`);
    await queryRunner.query(
      "CREATE INDEX figure_of_unit ON figure (unit_id, indicator_code) WHERE is_current",
    );
    await queryRunner.query(`
      CREATE TABLE figure_series (
        unit_id        uuid NOT NULL,
        indicator_code text NOT NULL,
        version        integer NOT NULL,
        PRIMARY KEY (unit_id, indicator_code)
      )`);
    await queryRunner.query(`
      CREATE TABLE activity (
        id            uuid PRIMARY KEY,
        title         jsonb NOT NULL,
        kind          text NOT NULL,
        period        jsonb NOT NULL,
        results       jsonb NOT NULL,
        source_id     uuid NOT NULL REFERENCES source (id),
        unit_id       uuid,
        programme_id  uuid,
        commitment_id uuid
      )`);
    for (const column of ["unit_id", "programme_id", "commitment_id"]) {
      await queryRunner.query(`CREATE INDEX activity_${column} ON activity (${column})`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE activity, figure_series, figure");
  }
}
