import { JOINT_RECORD_CHANGED } from "@hub/figure-kit/recorded-figure";
import { appendEvent, type NewEvent } from "@hub/outbox/append";
import type { EntityManager } from "typeorm";
import type { Told } from "./told.js";

export interface JointRecordChangedPayload {
  readonly member: string;
  /** The figures that are new or are shown with a new one, and their units; left out where they may be any. */
  readonly figureIds?: readonly string[];
  readonly unitIds?: readonly string[];
}

export type JointRecordChanged = NewEvent<typeof JOINT_RECORD_CHANGED, JointRecordChangedPayload>;

const MOST_NAMED = 1_000;

/**
 * Tells that rows of the member have been added or changed, once for all of a transaction: whoever watches a list of
 * the joint record reads it again. The member's own events are told before these rows are here.
 * @param told what has changed them; null where all rows were replaced
 */
export async function tellJointRecordChanged(
  manager: EntityManager,
  member: string,
  told: Told | null,
): Promise<void> {
  const [{ version }] = await manager.query(
    `INSERT INTO joint_record_version (member, version) VALUES ($1, 1)
     ON CONFLICT (member) DO UPDATE SET version = joint_record_version.version + 1 RETURNING version`,
    [member],
  );
  const changed: JointRecordChanged = {
    type: JOINT_RECORD_CHANGED,
    aggregateType: "joint-record",
    aggregateId: member,
    version,
    payload: { member, ...(told && namesIn(told)) },
  };
  await appendEvent(manager, changed);
}

function namesIn({ figures }: Told): Pick<JointRecordChangedPayload, "figureIds" | "unitIds"> {
  const figureIds = new Set(
    figures.flatMap(({ figure, correctsId, rivalIds }) => [figure.id, correctsId ?? figure.id, ...rivalIds]),
  );
  if (figureIds.size > MOST_NAMED) return {};
  return { figureIds: [...figureIds], unitIds: [...new Set(figures.map(({ figure }) => figure.unit.id))] };
}
