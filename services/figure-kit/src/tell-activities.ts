import { appendBatch, appendEvents, type NewEvent } from "@hub/outbox/append";
import { uuidIn } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";
import type { ToldChange } from "@hub/subgraph-kit/told-change";
import type { EntityManager } from "typeorm";
import {
  activityRows,
  type RecordedActivity,
  recordedActivities,
  recordedActivity,
} from "./recorded-activity.js";

export interface ActivityRecordedPayload extends RecordedActivity {
  readonly activityId: string;
  readonly unitId: string | null;
  readonly programmeId: string | null;
  readonly commitmentId: string | null;
  readonly isWithdrawn: boolean;
  /** What its history says of this version. */
  readonly change: ToldChange;
}

export type ActivityRecorded = NewEvent<"activity.recorded", ActivityRecordedPayload>;

/** The activities of a member, which are told of whole. */
export function activitiesOf(member: string): RecordedRows {
  return {
    type: "Activity",
    rows: activityRows(member),
    // A history that begins later tells once more of a version that has its event: in a batch.
    tell: (manager, changes) => tellActivities(manager, member, changes, appendBatch),
  };
}

/** The same for commands: each event stands among the versions of its activity, which no batch does. */
export function commandedActivitiesOf(member: string): RecordedRows {
  return {
    ...activitiesOf(member),
    tell: (manager, changes) => tellActivities(manager, member, changes, appendEvents),
  };
}

async function tellActivities(
  manager: EntityManager,
  member: string,
  changes: readonly ToldChange[],
  append: typeof appendEvents,
): Promise<void> {
  const byId = new Map(changes.map((change) => [change.entity.id, change]));
  const rows: unknown[] = await manager.query(
    `${recordedActivities(member, "activity.id = ANY($1)")} ORDER BY activity.id`,
    [[...byId.keys()].map(uuidIn)],
  );
  const events = rows.flatMap((row) => {
    const { activity } = recordedActivity.parse(row);
    const change = byId.get(activity.id);
    return change ? [activityRecorded(activity, change)] : [];
  });
  await append(manager, events);
}

function activityRecorded(activity: RecordedActivity["activity"], change: ToldChange): ActivityRecorded {
  return {
    type: "activity.recorded",
    aggregateType: "activity",
    aggregateId: activity.id,
    version: change.version,
    payload: {
      activityId: activity.id,
      unitId: activity.unit?.id ?? null,
      programmeId: activity.programme?.id ?? null,
      commitmentId: activity.commitment?.id ?? null,
      isWithdrawn: activity.isWithdrawn,
      activity,
      change,
    },
  };
}
