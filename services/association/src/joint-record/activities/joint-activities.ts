import {
  type RecordedActivity,
  recordedActivity,
  recordedActivityRow,
} from "@hub/figure-kit/recorded-activity";
import { uuidIn } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";
import { idOfMember } from "../id-of-member.js";
import type { JointPart } from "../joint-part.js";
import { saveSources } from "../joint-source.js";
import { moveRows, PLACE_COLUMNS, placeInSql } from "../unit-places.js";

/** What every member has done, as far as it was published. */
export const jointActivities: JointPart = {
  kind: "activity",
  async clear(manager, member) {
    await manager.query("DELETE FROM joint_activity WHERE member = $1", [member]);
  },
  async restore(manager, member, rows) {
    await addActivities(
      manager,
      member,
      rows.map((row) => recordedActivityRow.parse(row).activity),
    );
  },
  async apply(manager, member, { events, changedUnitIds }) {
    const recorded = events.filter(({ type }) => type === "activity.recorded");
    await addActivities(
      manager,
      member,
      recorded.map(({ payload }) => recordedActivity.parse(payload)),
    );
    await moveRows(manager, { table: "joint_activity", day: "ends_on" }, changedUnitIds);
  },
};

const COLUMNS = [
  "id",
  "member",
  "title",
  "kind",
  "period",
  "opened_on",
  "place",
  "audience",
  "results",
  "doubts",
  "source_id",
  "unit_id",
  "programme_id",
  "commitment_id",
  "organiser_id",
  "partner_ids",
  "is_withdrawn",
  "begins_on",
  "ends_on",
].join(", ");

const EXCLUDED = `${COLUMNS}, ${PLACE_COLUMNS}`
  .split(", ")
  .map((column) => `excluded.${column}`)
  .join(", ");

/** An activity is told of once more when its history begins later, or when it was recorded otherwise; the last holds. */
async function addActivities(
  manager: EntityManager,
  member: string,
  told: readonly RecordedActivity[],
): Promise<void> {
  if (told.length === 0) return;
  const sources = told.map(({ activity }) => activity.source);
  await saveSources(manager, member, sources);
  await manager.query(
    `INSERT INTO joint_activity (${COLUMNS}, ${PLACE_COLUMNS})
     SELECT ${COLUMNS}, place.* FROM jsonb_populate_recordset(NULL::joint_activity, $1) AS told
     CROSS JOIN LATERAL ${placeInSql("told.unit_id", "told.ends_on")} AS place
     ON CONFLICT (id) DO UPDATE SET (${COLUMNS}, ${PLACE_COLUMNS}) = (${EXCLUDED})`,
    [JSON.stringify(told.map(({ activity }) => rowOf(activity, member)))],
  );
}

function rowOf(
  {
    unit,
    programme,
    commitment,
    organiser,
    partners,
    source,
    period,
    results,
    openedOn,
    isWithdrawn,
    ...same
  }: RecordedActivity["activity"],
  member: string,
): object {
  return {
    ...same,
    id: idOfMember("Activity", same.id, member),
    member,
    period,
    opened_on: openedOn,
    results: results.map(({ figure, ...result }) => ({
      ...result,
      figureId: figure && idOfMember("Figure", figure.id, member),
    })),
    source_id: source.id,
    unit_id: unit && uuidIn(unit.id),
    programme_id: programme && uuidIn(programme.id),
    commitment_id: commitment && uuidIn(commitment.id),
    organiser_id: organiser && uuidIn(organiser.id),
    partner_ids: partners.map(({ id }) => uuidIn(id)),
    is_withdrawn: isWithdrawn,
    begins_on: period.from ?? "0001-01-01",
    ends_on: period.to ?? "9999-12-31",
  };
}
