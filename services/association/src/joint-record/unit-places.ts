/** Where a unit lay on a day: within which units, and in which order it is listed. */

import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { HubEvent } from "@hub/schema/event";
import { uuidIn } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";

const RANKS: Readonly<Record<AdministrativeLevel, number>> = {
  [AdministrativeLevel.PROVINCE]: 1,
  [AdministrativeLevel.DISTRICT]: 2,
  [AdministrativeLevel.COMMUNE]: 3,
};

/** What the places in the order of units of this level begin with. */
export function orderPrefix(level: AdministrativeLevel): string {
  return `${RANKS[level]}-`;
}

const WITHIN: Readonly<Record<AdministrativeLevel, string>> = {
  [AdministrativeLevel.PROVINCE]: "province_id",
  [AdministrativeLevel.DISTRICT]: "district_id",
  [AdministrativeLevel.COMMUNE]: "unit_id",
};

/** The column that says within which unit of the level a row's unit lies. A unit lies in itself. */
export function columnOf(level: AdministrativeLevel): string {
  return WITHIN[level];
}

/** The columns that {@link placeInSql} has. */
export const PLACE_COLUMNS = "unit_level, unit_order, district_id, province_id, unit_ended_on";

/**
 * A SQL subquery with one row, for `CROSS JOIN LATERAL`. Outside the unit's life it says where the unit lay when it was
 * nearest; of a unit that the register does not know, only that it comes last.
 * @param unit the expression of the unit's key. @param day that of the day; `infinity` for the latest
 */
export function placeInSql(unit: string, day: string): string {
  const ranks = Object.entries(RANKS).map(([level, rank]) => `WHEN '${level}' THEN '${rank}-'`);
  return `(
    SELECT unit.level AS unit_level,
      coalesce(CASE unit.level ${ranks.join(" ")} END || own.official_code, '~') AS unit_order,
      CASE 'DISTRICT' WHEN own.level THEN own.unit_id WHEN above.level THEN above.unit_id END AS district_id,
      CASE 'PROVINCE' WHEN own.level THEN own.unit_id WHEN above.level THEN above.unit_id
        WHEN top.level THEN top.unit_id END AS province_id,
      unit.valid_to AS unit_ended_on
    FROM (SELECT) AS always
    LEFT JOIN administrative_unit unit ON unit.id = ${unit}
    LEFT JOIN LATERAL ${versionInSql(unit, day)} own ON true
    LEFT JOIN LATERAL ${versionInSql("own.parent_id", day)} above ON true
    LEFT JOIN LATERAL ${versionInSql("above.parent_id", day)} top ON true
  )`;
}

/** The version in force on the day, or else the nearest, as `versionOn` has it. */
function versionInSql(unit: string, day: string): string {
  const last = "coalesce(valid_to, 'infinity')";
  return `(
    SELECT unit_id, level, official_code, parent_id FROM administrative_unit_version WHERE unit_id = ${unit}
    ORDER BY ${last} >= ${day} DESC, CASE WHEN ${last} >= ${day} THEN ${last} END, ${last} DESC LIMIT 1
  )`;
}

/** The units that these events say have changed: the association alone tells of units. */
export function changedUnits(member: string, events: readonly HubEvent[]): string[] {
  if (member !== "association") return [];
  return events
    .filter(({ type }) => type === "unit.changed")
    .flatMap(({ aggregateId }) => uuidIn(aggregateId) ?? []);
}

/** Any number, the same in all processes of the member. */
const PLACES_LOCK = 2_025_0702;

/**
 * Whoever adds rows with places shares the lock; whoever moves them holds it alone. So what was added by the former
 * register has been committed when it is moved, and what is added later goes by the new one.
 */
export async function lockPlaces(manager: EntityManager, mode: "shared" | "exclusive"): Promise<void> {
  const lock = mode === "shared" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock";
  await manager.query(`SELECT ${lock}($1)`, [PLACES_LOCK]);
}

/**
 * Puts rows where their units lie, after the register has changed. Call it with the lock held alone.
 * @param day the expression of the day of a row
 */
export async function moveRows(
  manager: EntityManager,
  { table, day }: { readonly table: string; readonly day: string },
  unitIds: readonly string[],
): Promise<void> {
  if (unitIds.length === 0) return;
  await manager.query(
    `UPDATE ${table} SET (${PLACE_COLUMNS}) = (SELECT place.* FROM ${placeInSql(`${table}.unit_id`, day)} AS place)
     WHERE unit_id = ANY($1) OR district_id = ANY($1) OR province_id = ANY($1)`,
    [unitIds],
  );
}
