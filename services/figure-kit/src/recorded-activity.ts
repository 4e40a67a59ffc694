/**
 * An activity as the association's joint record keeps it of every member, in the event and in a row
 * of the snapshot alike.
 */
import { prefixOf } from "@hub/schema/global-id";
import { citedSource, citeInSql } from "@hub/subgraph-kit/cited-source";
import { z } from "zod";
import { ActivityKind } from "./activity.js";
import { Qualifier } from "./qualifier.js";
import { toldDoubts, toldText } from "./told-values.js";

const id = z.string();
const day = z.iso.date();
const reference = z.object({ id }).nullable();

export const recordedActivity = z.object({
  activity: z.object({
    id,
    title: toldText,
    kind: z.enum(ActivityKind),
    period: z.object({ from: day.nullable(), to: day.nullable() }),
    results: z.array(
      z.object({
        label: toldText,
        count: z.number().int().nonnegative().nullable(),
        amount: z.string().nullable(),
        qualifier: z.enum(Qualifier),
        printedText: z.string().nullable(),
      }),
    ),
    doubts: toldDoubts,
    unit: reference,
    programme: reference,
    commitment: reference,
    source: citedSource,
  }),
});

/** A row of the snapshot. */
export const recordedActivityRow = z.object({ activity: recordedActivity });

export type RecordedActivity = z.infer<typeof recordedActivity>;

/** All activities of the member, or those of a condition. */
export function recordedActivities(member: string, condition = "true"): string {
  const name = `'${member}'`;
  return `
    SELECT json_build_object(
      'id', ${activityId(member)}, ${FACTS}, 'source', ${citeInSql("source", name)}
    ) AS activity
    FROM activity JOIN source ON source.id = activity.source_id
    WHERE ${condition}`;
}

/** All of them as their histories begin. */
export function activityRows(member: string): string {
  return `
    SELECT activity.id::text AS key, ${activityId(member)} AS id, unit_id, source_id, json_build_object(${FACTS}) AS facts
    FROM activity`;
}

function activityId(member: string): string {
  return `'${prefixOf("Activity")}_${member}_' || activity.id`;
}

/** What was published of an activity, as the schema names it. */
const FACTS = `
  'title', activity.title, 'kind', kind, 'period', period, 'results', results, 'doubts', doubts,
  'unit', ${referenceInSql("AdministrativeUnit", "unit_id")},
  'programme', ${referenceInSql("CoordinationProgramme", "programme_id")},
  'commitment', ${referenceInSql("Commitment", "commitment_id")}`;

function referenceInSql(
  type: "AdministrativeUnit" | "CoordinationProgramme" | "Commitment",
  key: string,
): string {
  return `CASE WHEN ${key} IS NOT NULL THEN json_build_object('id', '${prefixOf(type)}_' || ${key}) END`;
}
