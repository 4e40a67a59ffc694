import type { MigrationInterface, QueryRunner } from "typeorm";

/** The tables of figures and activities, in every member's own database. */
export class CreateFigures1795737600001 implements MigrationInterface {
  readonly name = "CreateFigures1795737600001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE figure (
        id                 uuid PRIMARY KEY,
        unit_id            uuid NOT NULL,
        indicator_code     text NOT NULL,
        numerator          bigint CHECK (numerator >= 0),
        denominator        bigint CHECK (denominator >= 0),
        printed_percentage text CHECK (printed_percentage ~ '^[0-9]+([.,][0-9]+)?$'),
        printed_text       text NOT NULL CHECK (printed_text IS NFC NORMALIZED),
        qualifier          text NOT NULL CHECK (qualifier IN ('EXACT', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
        as_of              date,
        period_from        date,
        period_to          date,
        period_kind        text
          CHECK (period_kind IN ('YEAR', 'SCHOOL_YEAR', 'HALF_YEAR', 'QUARTER', 'MONTH', 'SPAN')),
        known_at           timestamptz NOT NULL,
        member             text NOT NULL,
        source_id          uuid NOT NULL REFERENCES source (id),
        corrects_id        uuid UNIQUE REFERENCES figure (id),
        reason             text,
        corrected_by_id    uuid UNIQUE REFERENCES figure (id),
        corrected_at       timestamptz,
        own_flags          jsonb NOT NULL,
        doubts             jsonb NOT NULL,
        CHECK (numerator IS NOT NULL OR printed_percentage IS NOT NULL),
        CHECK (numerator <= denominator),
        CHECK (num_nonnulls(period_from, period_to, period_kind) IN (0, 3)),
        CHECK (period_from <= period_to),
        CHECK (corrects_id IS NULL OR reason IS NOT NULL),
        CHECK ((corrected_by_id IS NULL) = (corrected_at IS NULL)),
        CHECK (known_at < corrected_at)
      )`);
    await queryRunner.query("CREATE INDEX figure_of_unit ON figure (unit_id, indicator_code, known_at)");
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
        doubts        jsonb NOT NULL DEFAULT '[]',
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
