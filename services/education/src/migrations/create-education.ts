import type { MigrationInterface, QueryRunner } from "typeorm";

const UNIT_LEVELS = "('PROVINCE', 'DISTRICT', 'COMMUNE')";
const QUALIFIERS = "('EXACT', 'LESS_THAN', 'MORE_THAN', 'ABOUT')";

export class CreateEducation1795737600004 implements MigrationInterface {
  readonly name = "CreateEducation1795737600004";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE universal_education_status (
        id             uuid PRIMARY KEY,
        unit_id        uuid NOT NULL,
        standard       text NOT NULL CHECK (standard IN ('PRESCHOOL_5', 'PRIMARY', 'LOWER_SECONDARY', 'LITERACY')),
        of_unit_level  text NOT NULL CHECK (of_unit_level IN ${UNIT_LEVELS}),
        standard_level smallint CHECK (standard_level BETWEEN 0 AND 3),
        is_at_least    boolean NOT NULL,
        count          integer NOT NULL CHECK (count BETWEEN 0 AND total),
        total          integer NOT NULL,
        qualifier      text NOT NULL CHECK (qualifier IN ${QUALIFIERS}),
        as_of          date,
        printed_text   text NOT NULL CHECK (printed_text IS NFC NORMALIZED),
        is_derived     boolean NOT NULL,
        flags          jsonb NOT NULL,
        source_id      uuid NOT NULL REFERENCES source (id),
        CHECK ((standard = 'PRESCHOOL_5') = (standard_level IS NULL))
      )`);
    await queryRunner.query(`
      CREATE TABLE institution_count (
        id           uuid PRIMARY KEY,
        unit_id      uuid NOT NULL,
        kind         text NOT NULL CHECK (kind IN ('COMMUNITY_LEARNING_CENTRE', 'SCHOOL')),
        count        integer NOT NULL CHECK (count >= 0),
        qualifier    text NOT NULL CHECK (qualifier IN ${QUALIFIERS}),
        as_of        date,
        printed_text text NOT NULL CHECK (printed_text IS NFC NORMALIZED),
        flags        jsonb NOT NULL,
        source_id    uuid NOT NULL REFERENCES source (id)
      )`);
    await queryRunner.query(`
      CREATE TABLE observance (
        id             uuid PRIMARY KEY,
        unit_id        uuid NOT NULL,
        kind           text NOT NULL CHECK (kind IN ('LIFELONG_LEARNING_WEEK', 'BOOK_DAY')),
        year           integer NOT NULL CHECK (year >= 2014),
        printed_name   text NOT NULL CHECK (printed_name IS NFC NORMALIZED),
        printed_period jsonb NOT NULL,
        opened_on      date,
        printed_text   text NOT NULL CHECK (printed_text IS NFC NORMALIZED),
        source_id      uuid NOT NULL REFERENCES source (id)
      )`);
    await queryRunner.query("CREATE INDEX observance_year ON observance (year, id)");
    for (const table of ["universal_education_status", "institution_count", "observance"]) {
      await queryRunner.query(`CREATE INDEX ${table}_of_unit ON ${table} (unit_id)`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE observance, institution_count, universal_education_status");
  }
}
