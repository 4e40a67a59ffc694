import type { MigrationInterface, QueryRunner } from "typeorm";

/** By which a report finds the standing claim that says the same. */
export class FindRepeatedReports1795737600060 implements MigrationInterface {
  readonly name = "FindRepeatedReports1795737600060";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX figure_of_words ON figure (unit_id, indicator_code, source_id, hashtextextended(printed_text, 0))
       WHERE corrected_by_id IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX figure_of_words");
  }
}
