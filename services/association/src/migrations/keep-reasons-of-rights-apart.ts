import type { MigrationInterface, QueryRunner } from "typeorm";

const WITHOUT_REASON = `(
  SELECT coalesce(jsonb_agg(told ORDER BY place), '[]')
  FROM jsonb_array_elements(changed) WITH ORDINALITY AS each (told, place) WHERE told ->> 'field' <> 'reason'
)`;

const UP: readonly string[] = [
  `CREATE TABLE right_reason (
     right_id uuid    NOT NULL REFERENCES granted_right (id) ON DELETE CASCADE,
     version  integer NOT NULL,
     reason   text    NOT NULL CHECK (reason IS NFC NORMALIZED),
     PRIMARY KEY (right_id, version)
   )`,
  "INSERT INTO right_reason SELECT id, 1, reason FROM granted_right",
  `INSERT INTO right_reason
   SELECT granted.id, change.version, change.reason
   FROM change JOIN granted_right AS granted ON granted.id::text = entity_id
   WHERE entity_type = 'Right' AND change.version > 1 AND change.reason IS NOT NULL`,
  `UPDATE change SET reason = NULL, changed = ${WITHOUT_REASON} WHERE entity_type = 'Right'`,
  "ALTER TABLE granted_right DROP COLUMN reason",
];

const DOWN: readonly string[] = [
  "ALTER TABLE granted_right ADD COLUMN reason text CHECK (reason IS NFC NORMALIZED)",
  `UPDATE granted_right SET reason = given.reason
   FROM right_reason AS given WHERE given.right_id = granted_right.id AND given.version = 1`,
  "ALTER TABLE granted_right ALTER COLUMN reason SET NOT NULL",
  `UPDATE change SET reason = why.reason, changed = CASE why.version
     WHEN 1 THEN changed || jsonb_build_array(jsonb_build_object('field', 'reason', 'before', NULL, 'after', why.reason))
     ELSE changed END
   FROM right_reason AS why
   WHERE entity_type = 'Right' AND entity_id = why.right_id::text AND change.version = why.version`,
  "DROP TABLE right_reason",
];

/** Everybody may read that there is a right, but not why: a reason may point to whose it is. */
export class KeepReasonsOfRightsApart1795737600170 implements MigrationInterface {
  readonly name = "KeepReasonsOfRightsApart1795737600170";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
