import type { MigrationInterface, QueryRunner } from "typeorm";

/** Units, their versions through time, who succeeded whom, and published counts of units. */
export class CreateAdministrativeUnits1700000000010 implements MigrationInterface {
  readonly name = "CreateAdministrativeUnits1700000000010";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE administrative_unit (
        id         uuid PRIMARY KEY,
        level      text NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')),
        valid_from date,
        valid_to   date,
        UNIQUE (id, level),
        CHECK (valid_from <= valid_to)
      )`);
    await queryRunner.query(`
      CREATE TABLE administrative_unit_version (
        id            uuid PRIMARY KEY,
        unit_id       uuid NOT NULL,
        level         text NOT NULL,
        official_code text NOT NULL CHECK (official_code ~ '^[0-9]{2,5}$'),
        name_vi       text NOT NULL CHECK (name_vi IS NFC NORMALIZED),
        name_en       text NOT NULL CHECK (name_en IS NFC NORMALIZED),
        kind          text NOT NULL,
        parent_id     uuid REFERENCES administrative_unit (id),
        valid_from    date,
        valid_to      date,
        search_text   text NOT NULL,
        sort_key      text COLLATE "C" NOT NULL
                      GENERATED ALWAYS AS (length(official_code)::text || '-' || official_code) STORED,
        source        text NOT NULL,
        FOREIGN KEY (unit_id, level) REFERENCES administrative_unit (id, level),
        CHECK (valid_from <= valid_to),
        CHECK ((parent_id IS NULL) = (level = 'PROVINCE'))
      )`);
    await queryRunner.query("CREATE INDEX version_of_unit ON administrative_unit_version (unit_id)");
    await queryRunner.query(
      "CREATE INDEX version_of_parent ON administrative_unit_version (parent_id, sort_key)",
    );
    await queryRunner.query("CREATE INDEX version_of_code ON administrative_unit_version (official_code)");
    await queryRunner.query(
      "CREATE INDEX version_in_order ON administrative_unit_version (sort_key, unit_id)",
    );
    await queryRunner.query(`
      CREATE TABLE unit_succession (
        predecessor_id uuid NOT NULL REFERENCES administrative_unit (id),
        successor_id   uuid NOT NULL REFERENCES administrative_unit (id),
        kind           text NOT NULL,
        effective_on   date NOT NULL,
        is_divided     boolean NOT NULL,
        link_check     text NOT NULL,
        is_confirmed   boolean NOT NULL,
        source         text NOT NULL,
        PRIMARY KEY (predecessor_id, successor_id),
        CHECK (predecessor_id <> successor_id)
      )`);
    await queryRunner.query("CREATE INDEX succession_of_successor ON unit_succession (successor_id)");
    await queryRunner.query(`
      CREATE TABLE registered_count (
        id           uuid PRIMARY KEY,
        unit_id      uuid NOT NULL REFERENCES administrative_unit (id),
        level        text NOT NULL,
        value        integer NOT NULL CHECK (value >= 0),
        as_of        date NOT NULL,
        source       text NOT NULL,
        printed_text text NOT NULL CHECK (printed_text IS NFC NORMALIZED)
      )`);
    await queryRunner.query("CREATE INDEX registered_count_of_unit ON registered_count (unit_id)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      "registered_count",
      "unit_succession",
      "administrative_unit_version",
      "administrative_unit",
    ]) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
