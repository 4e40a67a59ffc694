import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES: Readonly<Record<string, string>> = {
  coordination_programme: "programme",
  policy_document: "document",
  indicator: "indicator",
  organisation: "organisation",
};

/**
 * The words of a text, and how two to six of them that stand together are shortened: by their initials, and written in
 * one. “Và” has no initial: Sở Giáo dục và Đào tạo is SGDĐT. Of a unit only what goes on to the end of its name is
 * shortened (`is_whole`), and the word for its kind has no initial: Tỉnh Bà Rịa - Vũng Tàu is BRVT, neither TBRVT nor BR.
 */
const SHORT_FORMS = `
  CREATE FUNCTION short_forms(search_text text, is_whole boolean) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE
    forms text[] := '{}';
    one text;
    words text[];
    initials text;
    joined text;
  BEGIN
    FOREACH one IN ARRAY string_to_array(search_text, ' endoftext ') LOOP
      words := array_remove(string_to_array(one, ' '), 'va');
      forms := forms || words;
      FOR start IN 1 .. cardinality(words) LOOP
        initials := '';
        joined := '';
        FOR stop IN start .. least(start + 5, cardinality(words)) LOOP
          EXIT WHEN words[stop] ~ '[0-9]';
          initials := initials || left(words[stop], 1);
          joined := joined || words[stop];
          IF stop > start AND (NOT is_whole OR stop = cardinality(words)) THEN
            forms := forms || joined;
            IF NOT is_whole OR start > 1 THEN forms := forms || initials; END IF;
          END IF;
        END LOOP;
      END LOOP;
    END LOOP;
    RETURN array_to_tsvector(ARRAY(SELECT DISTINCT form FROM unnest(forms) AS form WHERE form <> ''));
  END $$`;

/** So that HKH, sgd, BRVT and sonla find what they mean. */
export class FindShortForms1795737600041 implements MigrationInterface {
  readonly name = "FindShortForms1795737600041";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SHORT_FORMS);
    for (const [table, name] of Object.entries(TABLES)) {
      await queryRunner.query(`
        ALTER TABLE ${table} ADD COLUMN short_words tsvector NOT NULL
          GENERATED ALWAYS AS (short_forms(search_text, false)) STORED`);
      await queryRunner.query(`CREATE INDEX ${name}_of_short_words ON ${table} USING gin (short_words)`);
    }
    await queryRunner.query(`
      ALTER TABLE administrative_unit_version ADD COLUMN short_words tsvector NOT NULL
        GENERATED ALWAYS AS (short_forms(search_text, true)) STORED`);
    await queryRunner.query(
      "CREATE INDEX version_of_short_words ON administrative_unit_version USING gin (short_words)",
    );
    // The next start reads the lists once more: what units were called before the first of them has become known.
    await queryRunner.query("DELETE FROM loaded_register");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(TABLES), "administrative_unit_version"]) {
      await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN short_words`);
    }
    await queryRunner.query("DROP FUNCTION short_forms");
  }
}
