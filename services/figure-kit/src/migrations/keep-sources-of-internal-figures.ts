import type { MigrationInterface, QueryRunner } from "typeorm";

const FACTS = "publisher, author, title, published_at, url, archived_copy, document_number, locator";

/**
 * Each source of internal figures gets a record of its own, for their readers. The one that was for everybody goes, unless
 * something else cites it.
 */
const MOVE = `
  DO $$
  DECLARE cited uuid; kept uuid;
  BEGIN
    FOR cited IN SELECT DISTINCT source_id FROM figure WHERE sensitivity = 'INTERNAL' LOOP
      kept := gen_random_uuid();
      INSERT INTO source (id, ${FACTS}, is_internal) SELECT kept, ${FACTS}, true FROM source WHERE id = cited;
      UPDATE figure SET source_id = kept WHERE source_id = cited AND sensitivity = 'INTERNAL';
      BEGIN
        DELETE FROM source WHERE id = cited;
      EXCEPTION WHEN foreign_key_violation THEN NULL;
      END;
    END LOOP;
  END $$`;

/** What internal figures cite is kept from all but their readers, who are found by these. */
export class KeepSourcesOfInternalFigures1795737600120 implements MigrationInterface {
  readonly name = "KeepSourcesOfInternalFigures1795737600120";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "CREATE INDEX figure_of_internal_source ON figure (source_id) WHERE sensitivity = 'INTERNAL'",
    );
    await queryRunner.query(MOVE);
  }

  /** The records that were made stay: the figures cite them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX figure_of_internal_source");
  }
}
