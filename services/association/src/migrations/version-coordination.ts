import { stableId } from "@hub/schema/stable-id";
import type { MigrationInterface, QueryRunner } from "typeorm";

const VERSIONED: readonly string[] = ["coordination_programme", "signing_ceremony", "evaluation_round"];

const TABLES: readonly string[] = [
  `CREATE TABLE coordination_history (
     aggregate_type text        NOT NULL,
     aggregate_id   uuid        NOT NULL,
     version        integer     NOT NULL,
     facts          jsonb       NOT NULL,
     source         text        NOT NULL CHECK (source IS NFC NORMALIZED),
     changed_at     timestamptz NOT NULL,
     changed_by     text        NOT NULL,
     PRIMARY KEY (aggregate_type, aggregate_id, version)
   )`,
  `CREATE TABLE report (
     id              uuid        PRIMARY KEY,
     programme_id    uuid        NOT NULL REFERENCES coordination_programme (id),
     organisation_id uuid        NOT NULL REFERENCES organisation (id),
     cadence         text        NOT NULL CHECK (cadence IN ('PERIODIC', 'AD_HOC')),
     title           jsonb       NOT NULL,
     period_from     date        NOT NULL,
     period_to       date        NOT NULL,
     issued_on       date        NOT NULL,
     document_number text        CHECK (document_number IS NFC NORMALIZED),
     summary         jsonb,
     round_id        uuid        REFERENCES evaluation_round (id),
     supersedes_id   uuid        UNIQUE REFERENCES report (id),
     reason          text        CHECK (reason IS NFC NORMALIZED),
     is_current      boolean     NOT NULL,
     source          text        NOT NULL CHECK (source IS NFC NORMALIZED),
     submitted_at    timestamptz NOT NULL,
     submitted_by    text        NOT NULL,
     CHECK (period_from <= period_to),
     CHECK ((supersedes_id IS NULL) = (reason IS NULL)),
     CHECK (supersedes_id <> id)
   )`,
  "CREATE INDEX report_of_programme ON report (programme_id, issued_on, id)",
  `CREATE UNIQUE INDEX report_of_period ON report (programme_id, organisation_id, period_from, period_to)
     WHERE is_current AND cadence = 'PERIODIC'`,
];

/** Versions for what may change after a signing, an id for each evaluation, who changed what, and reports. */
export class VersionCoordination1700000000021 implements MigrationInterface {
  readonly name = "VersionCoordination1700000000021";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of VERSIONED) {
      await queryRunner.query(
        `ALTER TABLE ${table} ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0)`,
      );
    }
    await identifyRounds(queryRunner);
    for (const statement of TABLES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE report, coordination_history");
    await queryRunner.query("ALTER TABLE evaluation_round DROP COLUMN id");
    for (const table of VERSIONED) await queryRunner.query(`ALTER TABLE ${table} DROP COLUMN version`);
  }
}

/** Rounds that come with the hub have the same id everywhere, whenever their database was made. */
async function identifyRounds(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query("ALTER TABLE evaluation_round ADD COLUMN id uuid");
  const rounds: { programmeId: string; code: string; number: number }[] = await queryRunner.query(
    `SELECT round.programme_id AS "programmeId", programme.code, round.number
     FROM evaluation_round round JOIN coordination_programme programme ON programme.id = round.programme_id`,
  );
  for (const { programmeId, code, number } of rounds) {
    await queryRunner.query("UPDATE evaluation_round SET id = $1 WHERE programme_id = $2 AND number = $3", [
      stableId("evaluation-round", `${code}-${number}`),
      programmeId,
      number,
    ]);
  }
  await queryRunner.query(
    "ALTER TABLE evaluation_round ALTER COLUMN id SET NOT NULL, ADD CONSTRAINT evaluation_round_id UNIQUE (id)",
  );
}
