import type { MigrationInterface, QueryRunner } from "typeorm";

const CREATE: readonly string[] = [
  `ALTER TABLE commitment
     ADD COLUMN done_when jsonb,
     ADD COLUMN evidence_kind text CHECK (evidence_kind IN ('ACTIVITY', 'FIGURE', 'DOCUMENT', 'FILE'))`,
  `CREATE TABLE evidence (
     id              uuid        PRIMARY KEY,
     commitment_id   uuid        NOT NULL REFERENCES commitment (id),
     number          integer     NOT NULL CHECK (number > 0),
     organisation_id uuid        NOT NULL REFERENCES organisation (id),
     member          text        NOT NULL,
     kind            text        NOT NULL CHECK (kind IN ('ACTIVITY', 'FIGURE', 'DOCUMENT', 'FILE')),
     state           text        NOT NULL CHECK (state IN ('OFFERED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN')),
     title           jsonb       NOT NULL,
     note            text        CHECK (note IS NFC NORMALIZED),
     -- Of the joint record, which is made anew now and then.
     activity_id     text,
     figure_id       text,
     document_id     uuid        REFERENCES policy_document (id),
     url             text        CHECK (url IS NFC NORMALIZED),
     offered_at      timestamptz NOT NULL,
     decided_by_id   uuid        REFERENCES organisation (id),
     decided_at      timestamptz,
     missing         text        CHECK (missing IS NFC NORMALIZED),
     on_behalf       jsonb,
     version         integer     NOT NULL CHECK (version > 0),
     UNIQUE (commitment_id, number),
     CHECK ((kind = 'ACTIVITY') = (activity_id IS NOT NULL)),
     CHECK ((kind = 'FIGURE') = (figure_id IS NOT NULL)),
     CHECK (kind IN ('ACTIVITY', 'FIGURE') OR document_id IS NOT NULL OR url IS NOT NULL),
     CHECK (state <> 'RETURNED' OR missing IS NOT NULL)
   )`,
];

export class CreateEvidence1795737600172 implements MigrationInterface {
  readonly name = "CreateEvidence1795737600172";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE evidence");
    await queryRunner.query("ALTER TABLE commitment DROP COLUMN evidence_kind, DROP COLUMN done_when");
  }
}
