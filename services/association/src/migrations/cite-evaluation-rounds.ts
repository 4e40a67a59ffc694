import type { MigrationInterface, QueryRunner } from "typeorm";

/** An evaluation points to where it was published, or that was from which its day follows; before, only its history did. */
export class CiteEvaluationRounds1795737600070 implements MigrationInterface {
  readonly name = "CiteEvaluationRounds1795737600070";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE evaluation_round ADD COLUMN source_id uuid REFERENCES source (id)");
    await queryRunner.query(`
      UPDATE evaluation_round AS round SET source_id = coalesce(
        (SELECT change.source_id FROM change
         WHERE entity_type = 'EvaluationRound' AND entity_id = round.id::text
         ORDER BY change.version DESC LIMIT 1),
        programme.source_id
      )
      FROM coordination_programme AS programme WHERE programme.id = round.programme_id`);
    await queryRunner.query("ALTER TABLE evaluation_round ALTER COLUMN source_id SET NOT NULL");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE evaluation_round DROP COLUMN source_id");
  }
}
