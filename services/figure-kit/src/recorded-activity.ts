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
/** What a member of an earlier version does not tell. */
const untold = null;

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
        figure: reference.default(untold),
      }),
    ),
    openedOn: day.nullable().default(untold),
    place: toldText.nullable().default(untold),
    audience: z
      .object({ who: toldText, count: z.number().int().nonnegative().nullable() })
      .nullable()
      .default(untold),
    doubts: toldDoubts,
    unit: reference,
    programme: reference,
    commitment: reference,
    organiser: reference.default(untold),
    partners: z.array(z.object({ id })).default([]),
    isWithdrawn: z
      .boolean()
      .nullish()
      .transform((is) => is === true),
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
      'id', ${activityId(member)}, ${factsOf(member)}, 'source', ${citeInSql("source", name)}
    ) AS activity
    FROM activity JOIN source ON source.id = activity.source_id
    WHERE ${condition}`;
}

/** All of them with what their histories tell. */
export function activityRows(member: string): string {
  return `
    SELECT activity.id::text AS key, ${activityId(member)} AS id, unit_id, source_id,
      json_build_object(${factsOf(member)}) AS facts
    FROM activity`;
}

function activityId(member: string): string {
  return `'${prefixOf("Activity")}_${member}_' || activity.id`;
}

/** What was published of an activity, as the schema names it. */
function factsOf(member: string): string {
  return `
  'title', activity.title, 'kind', kind, 'period', period, 'openedOn', opened_on,
  'place', place, 'audience', audience, 'results', ${resultsInSql(member)}, 'doubts', doubts,
  'unit', ${referenceInSql("AdministrativeUnit", "unit_id")},
  'programme', ${referenceInSql("CoordinationProgramme", "programme_id")},
  'commitment', ${referenceInSql("Commitment", "commitment_id")},
  'organiser', ${referenceInSql("Organisation", "organiser_id")},
  'partners', (
    SELECT coalesce(json_agg(${referenceInSql("Organisation", "partner_id")} ORDER BY nth), '[]')
    FROM unnest(partner_ids) WITH ORDINALITY AS partner (partner_id, nth)
  ),
  'isWithdrawn', CASE WHEN is_withdrawn THEN true END`;
}

function resultsInSql(member: string): string {
  const figure = `'${prefixOf("Figure")}_${member}_' || (result ->> 'figureId')`;
  return `(
    SELECT coalesce(jsonb_agg(result - 'figureId' || jsonb_build_object(
      'figure', CASE WHEN result ->> 'figureId' IS NOT NULL THEN jsonb_build_object('id', ${figure}) END
    ) ORDER BY nth), '[]')
    FROM jsonb_array_elements(results) WITH ORDINALITY AS each (result, nth)
  )`;
}

function referenceInSql(
  type: "AdministrativeUnit" | "CoordinationProgramme" | "Commitment" | "Organisation",
  key: string,
): string {
  return `CASE WHEN ${key} IS NOT NULL THEN json_build_object('id', '${prefixOf(type)}_' || ${key}) END`;
}
