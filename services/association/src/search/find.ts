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
import { MATCHES_WORDS, READING_OF_WORDS } from "../search-text/matches-words.js";
import { countSearchWords, type Readings, readSearch } from "../search-text/readings.js";
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

/**
 * How near a result is to what was typed: it is called just that; it is, if the last word is unfinished; it is a unit or
 * an organisation whose name has it; it is something whose title mentions it.
 */
const IS_CALLED_THAT = 0;
const MAY_BE_CALLED_THAT = 1;
const HAS_IT_IN_ITS_NAME = 2;
const MENTIONS_IT = 3;

/** Provinces before districts before communes; whatever has no level comes first. */
const RANK_OF_LEVEL = "COALESCE(array_position(ARRAY['PROVINCE', 'DISTRICT', 'COMMUNE'], unit.level), 0)";

interface RankedRow extends Found {
  readonly nearness: number;
  readonly isRespelt: number;
  readonly isPast: number;
  readonly levelRank: number;
  readonly wordCount: number;
  readonly kindOrder: number;
  readonly sortKey: string;
}

/**
 * What the strictest reading finds that finds anything, best first: what is called just that, then names before titles
 * that mention it; what has the accents that were typed (Quảng Bình before Quang Bình); what goes on before what has
 * ended; provinces before districts before communes; and what has the fewest other words. One SQL statement. Null when
 * there is no word in the text.
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
    typed: text.trim().normalize("NFC").toLowerCase(),
    size: String(countSearchWords(text)),
    kinds: kinds?.join() ?? EVERY_KIND,
    today: day,
    page,
  });
}

/**
 * In English each kind is one word, so that Tỉnh Đồng Nai is no closer than Thành phố Đồng Nai; that of a special zone is
 * counted as one.
 */
const WORDS_OF_UNIT = `(${countWords("version.name_en")} - (version.kind = 'SPECIAL_ZONE')::integer)`;

const UNITS = `
  SELECT '${SearchKind.UNIT}' AS kind, 1 AS kind_order, version.unit_id::text COLLATE "C" AS id, ${READING} AS reading,
    ${nearness({
      isCalledThat: "version.official_code = list.code",
      isWhole: "version.words @@ list.whole",
      isRead: `${READING} = 0`,
      isShort: `${WORDS_OF_UNIT} <= list.size + 1`,
      otherwise: HAS_IT_IN_ITS_NAME,
    })} AS nearness, ${isRespelt("version.name_vi", "version.official_code = list.code")} AS is_respelt,
    ${IS_ENDED} AS is_past, ${RANK_OF_LEVEL} AS level_rank, ${WORDS_OF_UNIT} AS word_count, version.sort_key
  FROM ${VERSIONS} WHERE ${isWanted(SearchKind.UNIT)} AND ${IS_LAST_MATCH}`;

const IS_CODE = "lower(code) = lower(list.code)";

const PROGRAMMES = matching({
  kind: SearchKind.PROGRAMME,
  order: 2,
  table: "coordination_programme",
  id: "id",
  title: "title",
  isCalledThat: IS_CODE,
  otherwise: MENTIONS_IT,
  isPast: "ends_on < list.today",
  sortKey: "code",
});

const DOCUMENTS = matching({
  kind: SearchKind.DOCUMENT,
  order: 3,
  table: "policy_document",
  id: "id",
  title: "title",
  // Its kind and number, in any order: “Kết luận 49-KL/TW”, “KL 49”.
  isCalledThat: `list.code ~ '[0-9]' AND to_tsvector('simple', split_part(search_text, ' endoftext ', 1)) @@ list.beginnings`,
  otherwise: MENTIONS_IT,
  isPast: "false",
  sortKey: "number_key",
});

const INDICATORS = matching({
  kind: SearchKind.INDICATOR,
  order: 4,
  table: "indicator",
  id: "code",
  title: "name",
  isCalledThat: IS_CODE,
  otherwise: MENTIONS_IT,
  isPast: "false",
  sortKey: "code",
});

const ORGANISATIONS = matching({
  kind: SearchKind.ORGANISATION,
  order: 5,
  table: "organisation LEFT JOIN administrative_unit unit ON unit.id = organisation.unit_id",
  id: "organisation.id",
  title: "name",
  isCalledThat: "false",
  otherwise: HAS_IT_IN_ITS_NAME,
  levelRank: RANK_OF_LEVEL,
  isPast: "COALESCE(ended_on, unit.valid_to) < list.today",
  sortKey: "name ->> 'vi'",
});

const COMMITMENTS = matching({
  kind: SearchKind.COMMITMENT,
  order: 6,
  table: `(
    SELECT commitment.*, programme.ends_on
    FROM commitment JOIN coordination_programme programme ON programme.id = commitment.programme_id
  ) commitment`,
  id: "id",
  title: "title",
  isCalledThat: IS_CODE,
  otherwise: MENTIONS_IT,
  isPast: "ends_on < list.today",
  sortKey: "code",
});

const found = pageLoader<
  RankedRow,
  Record<keyof Readings | "code" | "typed" | "size" | "kinds" | "today", string>
>({
  keys: { ...READINGS, code: "text", typed: "text", size: "integer", kinds: "text", today: "date" },
  select: `kind, id, nearness, is_respelt AS "isRespelt", is_past AS "isPast", level_rank AS "levelRank",
    word_count AS "wordCount", kind_order AS "kindOrder", sort_key AS "sortKey"`,
  from: `(
    SELECT found.*, min(found.reading) OVER () AS strictest
    FROM (${[UNITS, PROGRAMMES, DOCUMENTS, INDICATORS, ORGANISATIONS, COMMITMENTS].join(" UNION ALL ")}) found
  ) ranked`,
  where: "reading = strictest",
  orderBy: [
    { name: "nearness", column: "nearness", type: "integer" },
    { name: "isRespelt", column: "is_respelt", type: "integer" },
    { name: "isPast", column: "is_past", type: "integer" },
    { name: "levelRank", column: "level_rank", type: "integer" },
    { name: "wordCount", column: "word_count", type: "integer" },
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
  /** Whether it is called just what was typed, for a code or number; a name that has no other word always is. */
  readonly isCalledThat: string;
  /** How near it is otherwise. */
  readonly otherwise: number;
  readonly isPast: string;
  readonly levelRank?: string;
  readonly sortKey: string;
}

function matching(searched: SearchedTable): string {
  const {
    kind,
    order,
    table,
    id,
    title,
    isCalledThat,
    otherwise,
    isPast,
    levelRank = "0",
    sortKey,
  } = searched;
  const wordCount = countWords(`${title} ->> 'vi'`);
  return `
    SELECT '${kind}' AS kind, ${order} AS kind_order, ${id}::text COLLATE "C" AS id,
      ${READING_OF_WORDS} AS reading,
      ${nearness({
        isCalledThat,
        isWhole: "words @@ list.whole",
        isRead: "words @@ list.phrase",
        isShort: `${wordCount} <= list.size`,
        otherwise,
      })} AS nearness, ${isRespelt(`${title} ->> 'vi'`, isCalledThat)} AS is_respelt,
      COALESCE(${isPast}, false)::integer AS is_past, ${levelRank} AS level_rank, ${wordCount} AS word_count,
      (${sortKey})::text COLLATE "C" AS sort_key
    FROM ${table} WHERE ${isWanted(kind)} AND ${MATCHES_WORDS}`;
}

interface Nearness {
  /** Its code or number is what was typed. */
  readonly isCalledThat: string;
  /** Its words are what was typed, and the last is finished. */
  readonly isWhole: string;
  /** Its words may be what was typed. */
  readonly isRead: string;
  /** It has no word beside those. */
  readonly isShort: string;
  readonly otherwise: number;
}

function nearness({ isCalledThat, isWhole, isRead, isShort, otherwise }: Nearness): string {
  return `CASE WHEN ${isCalledThat} OR ${isShort} AND ${isWhole} THEN ${IS_CALLED_THAT}
    WHEN ${isShort} AND ${isRead} THEN ${MAY_BE_CALLED_THAT} ELSE ${otherwise} END`;
}

/** 1 when the title has what was typed with other accents only. */
function isRespelt(title: string, isCalledThat: string): string {
  return `(NOT (${isCalledThat}) AND position(list.typed IN lower(${title})) = 0)::integer`;
}

function isWanted(kind: SearchKind): string {
  return `(list.kinds = '${EVERY_KIND}' OR '${kind}' = ANY (string_to_array(list.kinds, ',')))`;
}

function countWords(text: string): string {
  return `array_length(string_to_array(${text}, ' '), 1)`;
}
