import type { MigrationInterface, QueryRunner } from "typeorm";

const STATES = ["NOT_REPORTED", "NOT_STARTED", "IN_PROGRESS", "DONE", "DROPPED"];

/** By the source of what had set the state; what was loaded so, and never reported on, is not reported. */
const LEAVE_LATE = `
  WITH left_late AS (
    UPDATE commitment SET version = version + 1,
      state = CASE WHEN state_changed_at IS NULL THEN 'NOT_REPORTED' ELSE 'IN_PROGRESS' END
    WHERE state = 'LATE'
    RETURNING id, state, version, source_id
  )
  INSERT INTO change (id, entity_type, entity_id, version, at, role, reason, source_id, changed)
  SELECT gen_random_uuid(), 'Commitment', left_late.id::text, left_late.version, now(), 'DATA_LOADER',
    'Quá hạn không còn là một tình trạng: được tính theo hạn hoàn thành. / Overdue is no state any more: it follows from the due day.',
    coalesce(former.source_id, left_late.source_id),
    jsonb_build_array(jsonb_build_object('field', 'state', 'before', 'LATE', 'after', left_late.state))
  FROM left_late LEFT JOIN LATERAL (
    SELECT source_id FROM change
    WHERE entity_type = 'Commitment' AND entity_id = left_late.id::text AND changed @> '[{"field": "state"}]'
    ORDER BY version DESC LIMIT 1
  ) AS former ON true
  RETURNING entity_id`;

/** Late is no state that somebody reports, but follows from the due day; the first one stays known when it moves. */
export class ComputeOverdue1795737600150 implements MigrationInterface {
  readonly name = "ComputeOverdue1795737600150";

  async up(queryRunner: QueryRunner): Promise<void> {
    const changed: unknown[] = await queryRunner.query(LEAVE_LATE);
    // So that the changes of all members have these.
    if (changed.length > 0)
      await queryRunner.query(
        "DELETE FROM feed_cursor WHERE consumer = 'joint-record' AND member = 'association'",
      );
    await allowStates(queryRunner, STATES);
    await queryRunner.query(`
      ALTER TABLE commitment
        ADD COLUMN extended_from date,
        ADD COLUMN extension_count integer NOT NULL DEFAULT 0 CHECK (extension_count >= 0),
        ADD CHECK ((extended_from IS NULL) = (extension_count = 0))`);
    await queryRunner.query("CREATE INDEX commitment_of_due_day ON commitment (due_on)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX commitment_of_due_day");
    await queryRunner.query("ALTER TABLE commitment DROP COLUMN extended_from, DROP COLUMN extension_count");
    await allowStates(queryRunner, [...STATES, "LATE"]);
  }
}

async function allowStates(queryRunner: QueryRunner, states: readonly string[]): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE commitment DROP CONSTRAINT commitment_state_check,
      ADD CONSTRAINT commitment_state_check CHECK (state IN (${states.map((state) => `'${state}'`).join(", ")}))`);
}
