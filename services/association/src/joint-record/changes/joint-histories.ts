import { uuidIn } from "@hub/schema/global-id";
import { type ToldChange, toldChange, toldChangeRow } from "@hub/subgraph-kit/told-change";
import type { EntityManager } from "typeorm";
import type { JointPart } from "../joint-part.js";
import { saveSources } from "../joint-source.js";
import { OWNER } from "../owner.js";
import type { WhatChanged } from "./joint-change.js";
import { addChanges, lockPositions, whatHappened } from "./joint-changes.js";

/**
 * What the histories of every member's things say. A change that is known already, from an event that told of no more
 * than its version, is completed.
 */
export const jointHistories: JointPart = {
  kind: "change",
  // Changes are never deleted: what is restored adds what was missing.
  async clear() {},
  async restore(manager, member, rows) {
    await addHistories(
      manager,
      member,
      rows.map((row) => recordedChange(toldChangeRow.parse(row).change.change)),
    );
  },
  async apply(manager, member, { events }) {
    const told = events.filter(({ payload }) => "change" in payload);
    await addHistories(
      manager,
      member,
      told.map((event) => ({ ...toldChange.parse(event.payload), what: whatHappened(event) })),
    );
  },
};

const ADDED = `
  SELECT $1 AS member, told.* FROM ROWS FROM (jsonb_to_recordset($2) AS (
    kind text, entity_id text, version integer, what text, at timestamptz, source_id text, unit_id uuid
  )) WITH ORDINALITY AS told(kind, entity_id, version, what, at, source_id, unit_id, nth)`;

interface HistoricChange {
  readonly change: ToldChange;
  readonly what: WhatChanged;
}

function recordedChange(change: ToldChange): HistoricChange {
  const isWithdrawn = change.changed.some(({ field, after }) => field === "isWithdrawn" && after === "true");
  return { change, what: whatHappened({ version: change.version, payload: { isWithdrawn } }) };
}

async function addHistories(
  manager: EntityManager,
  member: string,
  changes: readonly HistoricChange[],
): Promise<void> {
  // The association reads its own where it wrote them.
  if (changes.length === 0 || member === OWNER) return;
  await saveSources(
    manager,
    member,
    changes.flatMap(({ change }) => change.source ?? []),
  );
  await lockPositions(manager);
  const rows = JSON.stringify(changes.map(rowOf));
  await addChanges(manager, ADDED, [member, rows]);
  await manager.query(
    `UPDATE joint_change AS known
     SET at = told.at, source_id = told.source_id, change_id = told.change_id, role = told.role,
       organisation_id = told.organisation_id, reason = told.reason, changed = told.changed
     FROM jsonb_to_recordset($2) AS told (
       entity_id text, version integer, at timestamptz, source_id text, change_id text, role text,
       organisation_id uuid, reason text, changed jsonb
     )
     WHERE known.member = $1 AND known.entity_id = told.entity_id AND known.version = told.version
       AND known.changed IS NULL`,
    [member, rows],
  );
}

function rowOf({ change, what }: HistoricChange): object {
  const { id, entity, unit, version, at, actor, reason, source, changed } = change;
  return {
    kind: entity.type,
    entity_id: entity.id,
    version,
    what,
    at,
    source_id: source?.id ?? null,
    unit_id: unit && uuidIn(unit.id),
    change_id: id,
    role: actor.role,
    organisation_id: actor.organisation && uuidIn(actor.organisation.id),
    reason,
    changed,
  };
}
