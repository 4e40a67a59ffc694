import type { MigrationInterface, QueryRunner } from "typeorm";

const JOINT_FINDINGS: readonly string[] = [
  `CREATE TABLE joint_finding (
     id             uuid PRIMARY KEY,
     member         text COLLATE "C" NOT NULL,
     rule           text COLLATE "C" NOT NULL,
     severity       text NOT NULL,
     message        jsonb NOT NULL,
     figure_ids     text[] NOT NULL CHECK (cardinality(figure_ids) > 0),
     unit_id        uuid NOT NULL,
     indicator_code text COLLATE "C" NOT NULL,
     -- The day and period that rivals are about; null for what a rule finds in one figure.
     rivals_at      text,
     since          timestamptz NOT NULL,
     settled_at     timestamptz,
     unit_order     text COLLATE "C" NOT NULL,
     district_id    uuid,
     province_id    uuid
   )`,
  "CREATE INDEX joint_finding_of_member ON joint_finding (member)",
  "CREATE INDEX joint_finding_of_figure ON joint_finding ((figure_ids[1])) WHERE rivals_at IS NULL",
  `CREATE INDEX joint_finding_between_rivals ON joint_finding (unit_id, indicator_code, rivals_at)
   WHERE rivals_at IS NOT NULL AND settled_at IS NULL`,
  "CREATE INDEX joint_finding_in_order ON joint_finding (unit_order, unit_id, indicator_code, id)",
  "CREATE INDEX joint_finding_in_province ON joint_finding (province_id, unit_order, unit_id, indicator_code, id)",
];

/** What the rules have found in the figures of all members, each finding once. */
export class CreateJointFindings1795737600012 implements MigrationInterface {
  readonly name = "CreateJointFindings1795737600012";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of JOINT_FINDINGS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE joint_finding");
  }
}
