/**
 * What the association knows across members: a copy of each one's figures and activities, kept by its feed. Nothing is
 * decided by it and nobody writes to it, so it can be thrown away: without a cursor a member is copied anew from its
 * snapshot, and until that is committed the rows stay as they were.
 */
import { JOINT_RECORD, JOINT_RECORD_CHANGED } from "@hub/figure-kit/recorded-figure";
import type { FeedConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import type { Author } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";
import { jointActivities } from "./activities/joint-activities.js";
import { jointChanges } from "./changes/joint-changes.js";
import { jointHistories } from "./changes/joint-histories.js";
import { jointFigures } from "./figures/joint-figures.js";
import { jointFindings } from "./findings/joint-findings.js";
import { jointFindingsOfThings } from "./findings/joint-findings-of-things.js";
import type { JointDerivation } from "./joint-derivation.js";
import { jointIndicators } from "./joint-indicators.js";
import type { JointPart } from "./joint-part.js";
import { tellJointRecordChanged } from "./joint-record-changed.js";
import { clearSources } from "./joint-source.js";
import { readTold } from "./told.js";
import { lockPlaces } from "./unit-places.js";

const DERIVATIONS: readonly JointDerivation[] = [jointFindings, jointChanges];

const ROWS_PER_STATEMENT = 250;

/**
 * How the joint record copies one member.
 * @param author of what the member changes in the register by that
 */
export function jointRecordOf(member: string, author: Author): FeedConsumer {
  const parts = [
    jointIndicators(author),
    jointFigures,
    jointActivities,
    jointHistories,
    jointFindingsOfThings,
  ];
  return {
    name: JOINT_RECORD,
    member,
    snapshot: JOINT_RECORD,
    async restore(manager, rows) {
      await lockPlaces(manager, "shared");
      await clearSources(manager, member);
      for (const part of parts) await part.clear(manager, member);
      await restoreParts(manager, member, parts, rows);
      for (const derivation of DERIVATIONS) await derivation.restored(manager, member);
      await tellJointRecordChanged(manager, member, null);
    },
    concerns: ({ type }) => type !== JOINT_RECORD_CHANGED,
    async apply(manager, events) {
      const told = readTold(member, events);
      await lockPlaces(manager, told.changedUnitIds.length > 0 ? "exclusive" : "shared");
      for (const part of parts) await part.apply(manager, member, told);
      for (const derivation of DERIVATIONS) await derivation.applied(manager, member, told);
      await tellJointRecordChanged(manager, member, told);
    },
  };
}

/** Kinds of rows that no part keeps are passed over: a member may be newer. */
async function restoreParts(
  manager: EntityManager,
  member: string,
  parts: readonly JointPart[],
  rows: AsyncIterable<unknown>,
): Promise<void> {
  const waiting = new Map(parts.map((part) => [part, [] as unknown[]]));
  for await (const row of rows) {
    const part = parts.find(({ kind }) => isObject(row) && kind in row);
    const batch = part && waiting.get(part);
    if (!batch) continue;
    batch.push(row);
    if (batch.length === ROWS_PER_STATEMENT) await part.restore(manager, member, batch.splice(0));
  }
  for (const [part, batch] of waiting) await part.restore(manager, member, batch);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
