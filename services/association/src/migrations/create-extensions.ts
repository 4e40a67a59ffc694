import type { MigrationInterface, QueryRunner } from "typeorm";

export class CreateExtensions1795737600174 implements MigrationInterface {
  readonly name = "CreateExtensions1795737600174";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE extension (
        id              uuid        PRIMARY KEY,
        commitment_id   uuid        NOT NULL REFERENCES commitment (id),
        number          integer     NOT NULL CHECK (number > 0),
        organisation_id uuid        NOT NULL REFERENCES organisation (id),
        due_on          date        NOT NULL,
        previous_due_on date        NOT NULL CHECK (previous_due_on < due_on),
        reason          text        NOT NULL CHECK (reason IS NFC NORMALIZED),
        state           text        NOT NULL CHECK (state IN ('REQUESTED', 'GRANTED', 'DECLINED')),
        requested_at    timestamptz NOT NULL,
        decided_by_id   uuid        REFERENCES organisation (id),
        decided_at      timestamptz,
        decision_reason text        CHECK (decision_reason IS NFC NORMALIZED),
        version         integer     NOT NULL CHECK (version > 0),
        UNIQUE (commitment_id, number),
        CHECK ((state = 'REQUESTED') = (decided_at IS NULL)),
        CHECK ((decided_at IS NULL) = (decision_reason IS NULL))
      )`);
    await queryRunner.query(
      "CREATE UNIQUE INDEX extension_requested ON extension (commitment_id) WHERE state = 'REQUESTED'",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE extension");
  }
}
