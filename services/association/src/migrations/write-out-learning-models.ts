import type { MigrationInterface, QueryRunner } from "typeorm";
import { type Indicator, searchTextOfIndicator } from "../indicators/indicator.js";

/** What indicators are called by with the names of learning models written out: GĐHT, TTHTCĐ. */
export class WriteOutLearningModels1795737600065 implements MigrationInterface {
  readonly name = "WriteOutLearningModels1795737600065";

  async up(queryRunner: QueryRunner): Promise<void> {
    const indicators: Pick<Indicator, "code" | "name">[] = await queryRunner.query(
      "SELECT code, name FROM indicator",
    );
    for (const indicator of indicators) {
      await queryRunner.query("UPDATE indicator SET search_text = $2 WHERE code = $1", [
        indicator.code,
        searchTextOfIndicator(indicator),
      ]);
    }
  }

  /** The texts are still found by their own words. */
  async down(): Promise<void> {}
}
