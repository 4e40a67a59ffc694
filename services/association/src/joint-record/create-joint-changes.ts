import type { MigrationInterface, QueryRunner } from "typeorm";

const JOINT_CHANGES: readonly string[] = [
  `CREATE TABLE joint_change (
     position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     member      text COLLATE "C" NOT NULL,
     kind        text COLLATE "C" NOT NULL,
     entity_id   text COLLATE "C" NOT NULL,
     version     integer NOT NULL CHECK (version > 0),
     what        text NOT NULL CHECK (what IN ('ADDED', 'CORRECTED', 'CHANGED', 'WITHDRAWN')),
     at          timestamptz,
     recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     source_id   text,
     unit_id     uuid,
     -- Where the unit lies today, or lay on its last day.
     district_id uuid,
     province_id uuid,
     UNIQUE (member, entity_id, version)
   )`,
  "CREATE INDEX joint_change_recorded ON joint_change (recorded_at)",
  "CREATE INDEX joint_change_of_kind ON joint_change (kind, position)",
  "CREATE INDEX joint_change_in_province ON joint_change (province_id, position)",
  "CREATE INDEX joint_change_in_district ON joint_change (district_id, position) WHERE district_id IS NOT NULL",
  "CREATE INDEX joint_change_in_unit ON joint_change (unit_id, position)",
];

/** All changes that members have told of, in the order in which they became readable here. Append-only. */
export class CreateJointChanges1795737600011 implements MigrationInterface {
  readonly name = "CreateJointChanges1795737600011";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of JOINT_CHANGES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE joint_change");
  }
}
