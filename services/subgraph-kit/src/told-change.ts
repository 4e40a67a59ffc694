/** A change as members tell it to each other: in events, and in the rows of snapshots. */
import { prefixOf } from "@hub/schema/global-id";
import { z } from "zod";
import { ACTOR_ROLES } from "./change.js";
import { citedSource, citeInSql } from "./cited-source.js";

const text = z.string().nullable();
const reference = z.object({ id: z.string() }).nullable();

export const toldChange = z.object({
  change: z.object({
    id: z.string(),
    /** What changed, and the name of its type in the schema. */
    entity: z.object({ id: z.string(), type: z.string() }),
    /** Where it is. */
    unit: reference,
    version: z.number().int().positive(),
    at: z.iso.datetime({ offset: true }),
    actor: z.object({ role: z.enum(ACTOR_ROLES), organisation: reference }),
    reason: text,
    source: citedSource.nullable(),
    changed: z.array(z.object({ field: z.string(), before: text, after: text })),
  }),
});

/** A row of the snapshot. */
export const toldChangeRow = z.object({ change: toldChange });

/** All ids are global. */
export type ToldChange = z.infer<typeof toldChange>["change"];

/**
 * The SELECT of all that the histories of one type say.
 * @param member the one that keeps them. @param rows as in `RecordedRows`; the statement calls them `recorded`
 */
export function toldChangesOf(member: string, type: string, rows: string): string {
  return `
    SELECT json_build_object(
      'id', '${prefixOf("Change")}_${member}_' || change.id,
      'entity', json_build_object('id', recorded.id, 'type', change.entity_type),
      'unit', ${referenceTo("AdministrativeUnit", "recorded.unit_id")},
      'version', change.version, 'at', change.at,
      'actor', json_build_object(
        'role', change.role, 'organisation', ${referenceTo("Organisation", "change.organisation_id")}
      ),
      'reason', change.reason,
      'source', CASE WHEN source.id IS NOT NULL THEN ${citeInSql("source", `'${member}'`)} END,
      'changed', change.changed
    ) AS change
    FROM (${rows}) AS recorded
    JOIN change ON change.entity_type = '${type}' AND change.entity_id = recorded.key
    LEFT JOIN source ON source.id = change.source_id`;
}

/** The SELECT of all that the histories of these types say, in the order in which it was recorded. */
export function allToldChanges(
  member: string,
  recorded: readonly { readonly type: string; readonly rows: string }[],
): string {
  const each = recorded.map(({ type, rows }) => toldChangesOf(member, type, rows));
  return `SELECT change FROM (${each.join(" UNION ALL ")}) AS told
    ORDER BY (change ->> 'at')::timestamptz, (change ->> 'version')::integer`;
}

function referenceTo(type: "AdministrativeUnit" | "Organisation", key: string): string {
  return `CASE WHEN ${key} IS NOT NULL THEN json_build_object('id', '${prefixOf(type)}_' || ${key}) END`;
}
