import { appendBatch, type NewEvent } from "@hub/outbox/append";
import type { EntityManager } from "typeorm";
import { type RecordedActivity, recordedActivities, recordedActivity } from "./recorded-activity.js";

export interface ActivityRecordedPayload extends RecordedActivity {
  readonly activityId: string;
  readonly unitId: string | null;
  readonly programmeId: string | null;
  readonly commitmentId: string | null;
}

export type ActivityRecorded = NewEvent<"activity.recorded", ActivityRecordedPayload>;

/** Tells of activities that were recorded. Call it in the transaction that has done so, with their keys. */
export async function tellActivities(
  manager: EntityManager,
  member: string,
  keys: readonly string[],
): Promise<void> {
  const rows: unknown[] = await manager.query(
    `${recordedActivities(member, "activity.id = ANY($1)")} ORDER BY activity.id`,
    [keys],
  );
  await appendBatch(
    manager,
    rows.map((row) => activityRecorded(recordedActivity.parse(row))),
  );
}

function activityRecorded({ activity }: RecordedActivity): ActivityRecorded {
  return {
    type: "activity.recorded",
    aggregateType: "activity",
    aggregateId: activity.id,
    // What was published of it is recorded once.
    version: 1,
    payload: {
      activityId: activity.id,
      unitId: activity.unit?.id ?? null,
      programmeId: activity.programme?.id ?? null,
      commitmentId: activity.commitment?.id ?? null,
      activity,
    },
  };
}
