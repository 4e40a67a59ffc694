/** Which rows of a table that has `words` and `short_words` a search means. */
import type { Condition } from "@hub/subgraph-kit/connection";
import { readSearch } from "./readings.js";

/** Whether a row matches in any reading. Needs the readings as `list`. */
export const MATCHES_WORDS =
  "(words @@ list.phrase OR words @@ list.beginnings OR short_words @@ list.shortened)";

/** How strictly a row that matches was read: 0 is the strictest. Needs the readings as `list`. */
export const READING_OF_WORDS =
  "CASE WHEN words @@ list.phrase OR short_words @@ list.shortForm THEN 0 WHEN words @@ list.beginnings THEN 1 ELSE 3 END";

/**
 * The rows of a list that its argument `search` means, as `Query.search` finds them: those that the strictest reading
 * finds that finds any.
 * @param alias of the list's rows, which have an id
 * @param searched a relation of ids with the words to look into; all that an id has there are its words
 * @throws {Refusal} BAD_USER_INPUT for a text that is too long
 */
export function isFoundIn(alias: string, searched: string, text: string): Condition {
  const { phrase, beginnings, shortened, shortForm } = readSearch("search", text);
  const readings = { phrase, beginnings, shortened, shortForm };
  const list = Object.keys(readings).map((name) => `CAST(:${name} AS tsquery) AS ${name}`);
  const read = `SELECT id, ${READING_OF_WORDS} AS reading FROM ${searched}, list WHERE ${MATCHES_WORDS}`;
  return [
    `${alias}.id IN (
      WITH list AS (SELECT ${list.join(", ")})
      SELECT found.id FROM (SELECT read.*, min(reading) OVER () AS strictest FROM (${read}) read) found
      WHERE found.reading = found.strictest
    )`,
    readings,
  ];
}
