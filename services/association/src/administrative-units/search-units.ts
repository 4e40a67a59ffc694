import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { type Connection, readPage } from "@hub/subgraph-kit/connection";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { pageLoader } from "@hub/subgraph-kit/page-loader";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { type Readings, readSearch } from "../search-text/readings.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";

export interface UnitSearch {
  readonly search: string;
  readonly level?: AdministrativeLevel | null | undefined;
  /** Only those that lay in this unit then. */
  readonly parentId?: string | null | undefined;
  /** Null: whenever they were in force. */
  readonly day: string | null;
}

export interface FoundUnit {
  readonly unitId: string;
}

/** The units in force on a day, provinces first. One SQL statement. */
export function unitsInForce(
  { database }: MemberContext,
  { level, parentId, day }: Omit<UnitSearch, "search"> & { readonly day: string },
  page: PageRequest,
): Promise<Connection<FoundUnit>> {
  const query = database
    .getRepository(AdministrativeUnitVersion)
    .createQueryBuilder("version")
    .where("(version.valid_from IS NULL OR version.valid_from <= :day)", { day })
    .andWhere("(version.valid_to IS NULL OR version.valid_to >= :day)");
  if (level) query.andWhere("version.level = :level", { level });
  if (parentId) query.andWhere("version.parent_id = :parentId", { parentId });
  return readPage(query, page, ["sortKey", "unitId"]);
}

/**
 * The units whose names or official code match, provinces first: those that the strictest reading finds that finds
 * any, and among them those in force, or where there are none those that have ended. One SQL statement.
 */
export function searchUnits(
  context: MemberContext,
  { search, level, parentId, day }: UnitSearch,
  page: PageRequest,
): Promise<Connection<FoundUnit>> {
  const readings = readSearch("search", search);
  const today = todayInVietnam();
  const filters = { code: search.trim(), level: level ?? "", parentId: parentId ?? "" };
  const key = { ...readings, ...filters, today, day: day ?? today, page };
  return context.load(day === null ? foundEver : foundOnDay, key);
}

export const READINGS = {
  whole: "tsquery",
  phrase: "tsquery",
  beginnings: "tsquery",
  places: "tsquery",
  morePlaces: "tsquery",
  everyWord: "tsquery",
  anyWord: "tsquery",
  shortened: "tsquery",
  shortForm: "tsquery",
} as const;

/** The relation of what the conditions here speak of. */
export const VERSIONS =
  "administrative_unit_version version JOIN administrative_unit unit ON unit.id = version.unit_id";

function matches(version: string): string {
  return `(${version}.official_code = list.code OR ${version}.words @@ list.phrase
    OR ${version}.words @@ list.beginnings OR ${isPlaced(version)} OR ${version}.short_words @@ list.shortened)`;
}

/** The indexes look for the words, which is quick; the few that are left are asked whether their places are as told. */
function isPlaced(version: string): string {
  return `(${version}.words @@ list.anyWord AND ${version}.place_words @@ list.everyWord
    AND (${liesIn(version, "places")} OR ${liesIn(version, "morePlaces")}))`;
}

/** As a function, and not as the operator, the condition is none for an index. */
function liesIn(version: string, places: "places" | "morePlaces"): string {
  return `ts_match_vq(${version}.place_words, list.${places})`;
}

/** A unit's last version that matches, so that each unit is found once. Needs the readings and the code as `list`. */
export const IS_LAST_MATCH = `${matches("version")}
  AND (version.valid_to IS NOT DISTINCT FROM unit.valid_to OR NOT EXISTS (
    SELECT FROM administrative_unit_version later
    WHERE later.unit_id = version.unit_id AND later.valid_from > version.valid_to AND ${matches("later")}
  ))`;

/** How strictly a version that matches was read: 0 is the strictest. */
export const READING = `(CASE WHEN version.official_code = list.code OR version.words @@ list.phrase OR version.short_words @@ list.shortForm THEN 0
  WHEN version.words @@ list.beginnings OR ${liesIn("version", "places")} THEN 1
  WHEN ${liesIn("version", "morePlaces")} THEN 2 ELSE 3 END)`;

/** 1 when the unit has ended. Needs the day of today as `list`. */
export const IS_ENDED = "COALESCE(unit.valid_to < list.today, false)::integer";

interface Found extends FoundUnit {
  readonly sortKey: string;
}

type SearchKey = Record<keyof Readings | "code" | "level" | "parentId" | "today" | "day", string>;

const foundEver = foundIn({ condition: IS_LAST_MATCH, distance: `${READING} * 2 + ${IS_ENDED}` });

const foundOnDay = foundIn({
  condition: `${matches("version")} AND (version.valid_from IS NULL OR version.valid_from <= list.day)
    AND (version.valid_to IS NULL OR version.valid_to >= list.day)`,
  distance: READING,
});

function foundIn({ condition, distance }: { readonly condition: string; readonly distance: string }) {
  return pageLoader<Found, SearchKey>({
    keys: { ...READINGS, code: "text", level: "text", parentId: "text", today: "date", day: "date" },
    select: `unit.unit_id AS "unitId", unit.sort_key AS "sortKey"`,
    from: `(
      SELECT found.*, min(found.distance) OVER () AS nearest FROM (
        SELECT version.unit_id, version.sort_key, ${distance} AS distance FROM ${VERSIONS}
        WHERE ${condition} AND (list.level = '' OR version.level = list.level)
          AND (list.parentId = '' OR version.parent_id::text = list.parentId)
      ) found
    ) unit`,
    where: "unit.distance = unit.nearest",
    orderBy: [
      { name: "sortKey", column: "unit.sort_key", type: "text" },
      { name: "unitId", column: "unit.unit_id", type: "uuid" },
    ],
  });
}
