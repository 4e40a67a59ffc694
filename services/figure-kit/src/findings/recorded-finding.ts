/**
 * What rules have found in a thing that is no figure, as the association's joint record keeps it of every member, in the
 * event and in a row of the snapshot alike. What they find in figures follows from the figures.
 */
import type { NewEvent } from "@hub/outbox/append";
import { prefixOf } from "@hub/schema/global-id";
import { citedSource, citeInSql } from "@hub/subgraph-kit/cited-source";
import { z } from "zod";
import { FlagSeverity } from "../data-quality-flag.js";
import { toldText } from "../told-values.js";

const moment = z.iso.datetime({ offset: true });

export const recordedFinding = z.object({
  finding: z.object({
    id: z.uuid(),
    /** The type in the schema of what it was found in, and its global id. */
    kind: z.string(),
    nodeId: z.string(),
    rule: z.string(),
    severity: z.enum(FlagSeverity),
    message: toldText,
    unit: z.object({ id: z.string() }).nullable(),
    source: citedSource,
    since: moment,
    /** When the rules no longer found it; null while they do. */
    settledAt: moment.nullable(),
  }),
});

/** A row of the snapshot. */
export const recordedFindingRow = z.object({ finding: recordedFinding });

export type RecordedFinding = z.infer<typeof recordedFinding>;

export const FINDING_CHANGED = "finding.changed";

/** It was found (version 1), or is found no more (2). */
export type FindingChanged = NewEvent<
  typeof FINDING_CHANGED,
  RecordedFinding & { readonly unitId: string | null }
>;

export const CREATE_FINDING = [
  `CREATE TABLE finding (
     id         uuid        PRIMARY KEY,
     kind       text        NOT NULL,
     node_id    text        NOT NULL,
     rule       text        NOT NULL,
     severity   text        NOT NULL,
     message    jsonb       NOT NULL,
     unit_id    uuid,
     source_id  uuid        NOT NULL REFERENCES source (id),
     since      timestamptz NOT NULL,
     settled_at timestamptz CHECK (settled_at >= since)
   )`,
  "CREATE UNIQUE INDEX finding_once ON finding (node_id, rule, md5(message::text)) WHERE settled_at IS NULL",
];

/** All findings of the member, or those of a condition. */
export function recordedFindings(member: string, condition = "true"): string {
  return `
    SELECT json_build_object(
      'id', finding.id, 'kind', kind, 'nodeId', node_id, 'rule', rule, 'severity', severity, 'message', message,
      'unit', CASE WHEN unit_id IS NOT NULL
        THEN json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id) END,
      'source', ${citeInSql("source", `'${member}'`)}, 'since', since, 'settledAt', settled_at
    ) AS finding
    FROM finding JOIN source ON source.id = finding.source_id
    WHERE ${condition}`;
}
