import { appendBatch } from "@hub/outbox/append";
import { MemberContext } from "@hub/subgraph-kit/context";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import type { EntityManager } from "typeorm";
import type { FlaggedType } from "./flagged-type.js";
import {
  FINDING_CHANGED,
  type FindingChanged,
  type RecordedFinding,
  recordedFinding,
  recordedFindings,
} from "./recorded-finding.js";

/** Any number, the same in all processes of the member. */
const FINDINGS_LOCK = 2_026_1128;

/**
 * Has the rules look at all things of the types, as they are committed, and keeps what they find: each finding once,
 * from when it was found until it is found no more. Tells of those that are new or settled.
 */
export async function tellFindings(
  manager: EntityManager,
  member: string,
  types: readonly FlaggedType[],
): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [FINDINGS_LOCK]);
  const context = new MemberContext({
    caller: { id: member, mayWrite: false },
    requestId: FINDING_CHANGED,
    database: ownersDatabase(manager.dataSource.manager),
    onCommit: () => {},
    organisationId: null,
  });
  const things = await Promise.all(types.map((type) => type.find(context, member)));
  const found = things.flat().flatMap(({ id, kind, unitId, sourceId, flags }) =>
    flags.map(({ rule, severity, message }) => ({
      ...{ kind, node_id: id, unit_id: unitId, source_id: sourceId },
      ...{ rule, severity, message },
    })),
  );
  const changed: { id: string }[] = await manager.query(KEEP_FOUND, [JSON.stringify(found)]);
  if (changed.length === 0) return;
  const rows: unknown[] = await manager.query(
    `${recordedFindings(member, "finding.id = ANY($1)")} ORDER BY finding.id`,
    [changed.map(({ id }) => id)],
  );
  await appendBatch(
    manager,
    rows.map((row) => findingChanged(recordedFinding.parse(row))),
  );
}

const SAME = `(known.node_id, known.rule, known.message) = (found.node_id, found.rule, found.message)`;

const KEEP_FOUND = `
  WITH found AS MATERIALIZED (
    SELECT DISTINCT ON (node_id, rule, message) kind, node_id, rule, severity, message, unit_id, source_id
    FROM jsonb_to_recordset($1) AS found(
      kind text, node_id text, rule text, severity text, message jsonb, unit_id uuid, source_id uuid
    )
  ),
  settled AS (
    UPDATE finding AS known SET settled_at = clock_timestamp()
    WHERE settled_at IS NULL AND NOT EXISTS (SELECT FROM found WHERE ${SAME})
    RETURNING id
  ),
  added AS (
    INSERT INTO finding (id, kind, node_id, rule, severity, message, unit_id, source_id, since)
    SELECT gen_random_uuid(), kind, node_id, rule, severity, message, unit_id, source_id, clock_timestamp()
    FROM found
    WHERE NOT EXISTS (SELECT FROM finding AS known WHERE settled_at IS NULL AND ${SAME})
    RETURNING id
  )
  SELECT id FROM settled UNION ALL SELECT id FROM added`;

function findingChanged({ finding }: RecordedFinding): FindingChanged {
  return {
    type: FINDING_CHANGED,
    aggregateType: "finding",
    aggregateId: finding.id,
    version: finding.settledAt === null ? 1 : 2,
    payload: { unitId: finding.unit?.id ?? null, finding },
  };
}
