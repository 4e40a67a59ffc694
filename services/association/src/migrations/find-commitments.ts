import type { MigrationInterface, QueryRunner } from "typeorm";
import { type Commitment, searchTextOfCommitment } from "../commitments/commitment.js";

/** So that searches find commitments as they find programmes. */
export class FindCommitments1795737600072 implements MigrationInterface {
  readonly name = "FindCommitments1795737600072";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE commitment ADD COLUMN search_text text");
    const commitments: Pick<Commitment, "id" | "code" | "title">[] = await queryRunner.query(
      "SELECT id, code, title FROM commitment",
    );
    for (const commitment of commitments) {
      await queryRunner.query("UPDATE commitment SET search_text = $2 WHERE id = $1", [
        commitment.id,
        searchTextOfCommitment(commitment),
      ]);
    }
    await queryRunner.query(`
      ALTER TABLE commitment
        ALTER COLUMN search_text SET NOT NULL,
        ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
        ADD COLUMN short_words tsvector NOT NULL
          GENERATED ALWAYS AS (short_forms(search_text, false)) STORED`);
    await queryRunner.query("CREATE INDEX commitment_of_words ON commitment USING gin (words)");
    await queryRunner.query("CREATE INDEX commitment_of_short_words ON commitment USING gin (short_words)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "ALTER TABLE commitment DROP COLUMN short_words, DROP COLUMN words, DROP COLUMN search_text",
    );
  }
}
