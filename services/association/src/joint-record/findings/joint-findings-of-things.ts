import {
  FINDING_CHANGED,
  type RecordedFinding,
  recordedFinding,
  recordedFindingRow,
} from "@hub/figure-kit/findings/recorded-finding";
import { uuidIn } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";
import type { JointPart } from "../joint-part.js";
import { saveSources } from "../joint-source.js";
import { placeInSql } from "../unit-places.js";

/** What the rules of every member have found in its things that are no figures. */
export const jointFindingsOfThings: JointPart = {
  kind: "finding",
  async clear(manager, member) {
    await manager.query("DELETE FROM joint_finding WHERE member = $1 AND node_id IS NOT NULL", [member]);
  },
  async restore(manager, member, rows) {
    await saveFindings(
      manager,
      member,
      rows.map((row) => recordedFindingRow.parse(row).finding),
    );
  },
  async apply(manager, member, { events, changedUnitIds }) {
    const told = events.filter(({ type }) => type === FINDING_CHANGED);
    await saveFindings(
      manager,
      member,
      told.map(({ payload }) => recordedFinding.parse(payload)),
    );
    await moveFindings(manager, changedUnitIds);
  },
};

const COLUMNS =
  "id, member, kind, node_id, rule, severity, message, figure_ids, unit_id, source_id, since, settled_at";

/** Of a finding that is told twice the last counts: it was found, and is settled. */
async function saveFindings(
  manager: EntityManager,
  member: string,
  told: readonly RecordedFinding[],
): Promise<void> {
  const latest = new Map(told.map(({ finding }) => [finding.id, finding]));
  if (latest.size === 0) return;
  const findings = [...latest.values()];
  const sources = findings.map(({ source }) => source);
  await saveSources(manager, member, sources);
  const rows = findings.map(({ nodeId, unit, source, settledAt, ...same }) => ({
    ...same,
    member,
    node_id: nodeId,
    figure_ids: [],
    unit_id: unit && uuidIn(unit.id),
    source_id: source.id,
    settled_at: settledAt,
  }));
  await manager.query(
    `INSERT INTO joint_finding (${COLUMNS}, unit_order, district_id, province_id)
     SELECT ${COLUMNS}, place.unit_order, place.district_id, place.province_id
     FROM jsonb_to_recordset($1) AS told(
       id uuid, member text, kind text, node_id text, rule text, severity text, message jsonb, figure_ids text[],
       unit_id uuid, source_id text, since timestamptz, settled_at timestamptz
     )
     CROSS JOIN LATERAL ${placeInSql("told.unit_id", "'infinity'")} AS place
     ON CONFLICT (id) DO UPDATE SET settled_at = excluded.settled_at
     WHERE joint_finding.member = excluded.member`,
    [JSON.stringify(rows)],
  );
}

/** Puts them where their units lie, after the register has changed. */
async function moveFindings(manager: EntityManager, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return;
  await manager.query(
    `UPDATE joint_finding AS finding SET (unit_order, district_id, province_id) = (
       SELECT unit_order, district_id, province_id FROM ${placeInSql("finding.unit_id", "'infinity'")} AS place
     )
     WHERE node_id IS NOT NULL AND (unit_id = ANY($1) OR district_id = ANY($1) OR province_id = ANY($1))`,
    [unitIds],
  );
}
