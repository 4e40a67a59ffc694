import type { Connection } from "@hub/subgraph-kit/connection";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { pageLoader } from "@hub/subgraph-kit/page-loader";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import {
  IS_ENDED,
  IS_LAST_MATCH,
  READING,
  READINGS,
  VERSIONS,
} from "../administrative-units/search-units.js";
import { type Readings, readSearch } from "../search-text/readings.js";
import { SearchKind } from "./search-result.js";

export interface Search {
  readonly text: string;
  /** Null: every kind. */
  readonly kinds: readonly SearchKind[] | null;
  readonly day: string;
}

export interface Found {
  readonly kind: SearchKind;
  readonly id: string;
}

const EVERY_KIND = "*";

interface RankedRow extends Found {
  readonly wordCount: number;
  readonly isPast: number;
  readonly kindOrder: number;
  readonly sortKey: string;
}

/**
 * What the strictest reading finds that finds anything, best first: names with the fewest other words, then what goes
 * on before what has ended. One SQL statement. Null when there is no word in the text.
 */
export function find(
  context: MemberContext,
  { text, kinds, day }: Search,
  page: PageRequest,
): Promise<Connection<Found>> {
  const readings = readSearch("text", text);
  return context.load(found, {
    ...readings,
    code: text.trim(),
    kinds: kinds?.join() ?? EVERY_KIND,
    today: day,
    page,
  });
}

/** English names have one word for the kind, so that Tỉnh Đồng Nai is no closer than Thành phố Đồng Nai. */
const UNITS = `
  SELECT '${SearchKind.UNIT}' AS kind, 1 AS kind_order, version.unit_id::text COLLATE "C" AS id,
    ${READING} AS reading, ${countWords("version.name_en")} AS word_count, ${IS_ENDED} AS is_past, version.sort_key
  FROM ${VERSIONS} WHERE ${isWanted(SearchKind.UNIT)} AND ${IS_LAST_MATCH}`;

const PROGRAMMES = matching({
  kind: SearchKind.PROGRAMME,
  order: 2,
  table: "coordination_programme",
  id: "id",
  title: "title",
  isPast: "ends_on < list.today",
  sortKey: "code",
});

const DOCUMENTS = matching({
  kind: SearchKind.DOCUMENT,
  order: 3,
  table: "policy_document",
  id: "id",
  title: "title",
  isPast: "false",
  sortKey: "number_key",
});

const INDICATORS = matching({
  kind: SearchKind.INDICATOR,
  order: 4,
  table: "indicator",
  id: "code",
  title: "name",
  isPast: "false",
  sortKey: "code",
});

const ORGANISATIONS = matching({
  kind: SearchKind.ORGANISATION,
  order: 5,
  table: "organisation LEFT JOIN administrative_unit unit ON unit.id = organisation.unit_id",
  id: "organisation.id",
  title: "name",
  isPast: "COALESCE(ended_on, unit.valid_to) < list.today",
  sortKey: "name ->> 'vi'",
});

const found = pageLoader<RankedRow, Record<keyof Readings | "code" | "kinds" | "today", string>>({
  keys: { ...READINGS, code: "text", kinds: "text", today: "date" },
  select: `kind, id, word_count AS "wordCount", is_past AS "isPast", kind_order AS "kindOrder", sort_key AS "sortKey"`,
  from: `(
    SELECT found.*, min(found.reading) OVER () AS strictest
    FROM (${[UNITS, PROGRAMMES, DOCUMENTS, INDICATORS, ORGANISATIONS].join(" UNION ALL ")}) found
  ) ranked`,
  where: "reading = strictest",
  orderBy: [
    { name: "wordCount", column: "word_count", type: "integer" },
    { name: "isPast", column: "is_past", type: "integer" },
    { name: "kindOrder", column: "kind_order", type: "integer" },
    { name: "sortKey", column: "sort_key", type: "text" },
    { name: "id", column: "id", type: "text" },
  ],
});

interface SearchedTable {
  readonly kind: SearchKind;
  /** Among equals the kinds come in this order. */
  readonly order: number;
  readonly table: string;
  readonly id: string;
  readonly title: string;
  readonly isPast: string;
  readonly sortKey: string;
}

function matching({ kind, order, table, id, title, isPast, sortKey }: SearchedTable): string {
  return `
    SELECT '${kind}' AS kind, ${order} AS kind_order, ${id}::text COLLATE "C" AS id,
      CASE WHEN words @@ list.phrase THEN 0 WHEN words @@ list.beginnings THEN 1 ELSE 3 END AS reading, ${countWords(`${title} ->> 'vi'`)} AS word_count,
      COALESCE(${isPast}, false)::integer AS is_past, (${sortKey})::text COLLATE "C" AS sort_key
    FROM ${table} WHERE ${isWanted(kind)} AND (words @@ list.phrase OR words @@ list.beginnings OR short_words @@ list.shortened)`;
}

function isWanted(kind: SearchKind): string {
  return `(list.kinds = '${EVERY_KIND}' OR '${kind}' = ANY (string_to_array(list.kinds, ',')))`;
}

function countWords(text: string): string {
  return `array_length(string_to_array(${text}, ' '), 1)`;
}
