/** A source as members tell it to each other: in events, and in the rows of snapshots. */
import { prefixOf } from "@hub/schema/global-id";
import { z } from "zod";
import type { CitedSource } from "./source.js";

const fact = z.string().nullable();

export const citedSource: z.ZodType<CitedSource> = z.object({
  id: z.string(),
  publisher: fact,
  author: fact,
  title: fact,
  publishedAt: fact,
  url: fact,
  archivedCopy: fact,
  document: z.object({ number: z.string() }).nullable(),
  locator: fact,
});

/**
 * The SQL expression that makes one of a row of the table `source`.
 * @param member the expression of the member's name
 */
export function citeInSql(alias: string, member: string): string {
  return `json_build_object(
    'id', '${prefixOf("Source")}_' || ${member} || '_' || ${alias}.id,
    'publisher', ${alias}.publisher, 'author', ${alias}.author, 'title', ${alias}.title,
    'publishedAt', ${alias}.published_at, 'url', ${alias}.url, 'archivedCopy', ${alias}.archived_copy,
    'document', CASE WHEN ${alias}.document_number IS NOT NULL
      THEN json_build_object('number', ${alias}.document_number) END,
    'locator', ${alias}.locator)`;
}
