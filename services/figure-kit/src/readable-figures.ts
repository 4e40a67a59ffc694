/** Whether a figure is for who asks, decided here as well: whatever the database has let through, or the gateway. */
import type { MemberContext } from "@hub/subgraph-kit/context";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { Figure } from "./figure.js";
import { Sensitivity } from "./sensitivity.js";

/** Those of the figures that the caller may read. It asks the database only about internal ones, once for all. */
export async function readableOf(
  figures: readonly Figure[],
  context: MemberContext,
): Promise<ReadonlySet<Figure>> {
  const isInternal = ({ sensitivity }: Figure) => sensitivity === Sensitivity.INTERNAL;
  const internal = figures.filter(isInternal);
  const open = await openTo(internal, context);
  return new Set(figures.filter((figure) => !isInternal(figure) || open.has(figure.id)));
}

/** The ids of those that a right of their organisation opens to the caller, or an agreement with one of the caller's. */
async function openTo(
  figures: readonly Figure[],
  { caller: { rights = [] }, database }: MemberContext,
): Promise<ReadonlySet<string>> {
  if (figures.length === 0 || rights.length === 0) return new Set();
  const open: { id: string }[] = await database.query(
    `SELECT figure.id
     FROM jsonb_to_recordset($1) AS figure(id uuid, owner uuid, indicator text, unit uuid, cell bigint)
     WHERE EXISTS (
       SELECT FROM jsonb_to_recordset($2) AS held("organisationId" uuid, "unitId" uuid)
       WHERE ${liesWithin("figure.unit", '"unitId"')} AND (
         "organisationId" = figure.owner OR EXISTS (
           SELECT FROM agreement_in_force AS agreement
           WHERE owner_id = figure.owner AND partner_id = "organisationId" AND indicator_code = figure.indicator
             AND $3 BETWEEN valid_from AND valid_to AND ${liesWithin("figure.unit", "agreement.unit_id")}
             AND EXISTS (SELECT FROM released_figure AS released
               WHERE figure_id = figure.id AND released.partner_id = agreement.partner_id AND is_shown)
             AND (cell IS NULL OR cell = 0 OR cell >= smallest_cell)
         )
       )
     )`,
    [JSON.stringify(figures.map(askedAbout)), JSON.stringify(rights), todayInVietnam()],
  );
  return new Set(open.map(({ id }) => id));
}

function askedAbout({ id, organisationId, indicatorCode, unitId, numerator }: Figure) {
  return { id, owner: organisationId, indicator: indicatorCode, unit: unitId, cell: numerator };
}

/** Around null lies everything. */
function liesWithin(unit: string, around: string): string {
  return `(${around} IS NULL OR ${around} = ${unit}
    OR EXISTS (SELECT FROM unit_within WHERE unit_id = ${unit} AND within_id = ${around}))`;
}
