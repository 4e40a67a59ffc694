import type { MigrationInterface, QueryRunner } from "typeorm";

/** What mutations with an idempotency key were answered (`writes/kept-answers.ts`). */
export class KeepAnswers1795737599003 implements MigrationInterface {
  readonly name = "KeepAnswers1795737599003";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE kept_answer (
        caller_id       text        NOT NULL,
        idempotency_key text        NOT NULL CHECK (length(idempotency_key) <= 128),
        field           text        NOT NULL,
        operation_hash  text        NOT NULL,
        -- Not jsonb: it is given back as it was.
        answer          text        NOT NULL,
        answered_at     timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (caller_id, idempotency_key, field)
      )`);
    await queryRunner.query("CREATE INDEX kept_answer_answered_at ON kept_answer (answered_at)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE kept_answer");
  }
}
