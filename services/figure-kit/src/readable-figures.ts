/** Whether a figure is for who asks, decided here as well: whatever the database has let through, or the gateway. */
import { ALL_OPENED, notOpened } from "@hub/schema/opened-fields";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { Figure } from "./figure.js";
import { Sensitivity } from "./sensitivity.js";

/** What opens a figure to the caller: agreements, with their fields, or without a code a right of its organisation. */
interface Opening {
  readonly id: string;
  readonly code: string | null;
  readonly fields: readonly string[];
}

/**
 * Those of the figures that the caller may read, each as it may be read. It asks the database only about internal ones,
 * once for all.
 */
export async function readableOf(
  figures: readonly Figure[],
  context: MemberContext,
): Promise<ReadonlyMap<Figure, Figure>> {
  const isInternal = ({ sensitivity }: Figure) => sensitivity === Sensitivity.INTERNAL;
  const openings = Map.groupBy(await openTo(figures.filter(isInternal), context), ({ id }) => id);
  const readable = figures.flatMap((figure): [Figure, Figure][] => {
    if (!isInternal(figure)) return [[figure, figure]];
    const opened = openings.get(figure.id);
    return opened ? [[figure, asOpened(figure, opened)]] : [];
  });
  return new Map(readable);
}

function asOpened(figure: Figure, openings: readonly Opening[]): Figure {
  const withheld = notOpened(openings.flatMap(({ fields }) => fields));
  if (withheld.length === 0) return figure;
  const agreements = openings.flatMap(({ code }) => code ?? []).toSorted();
  return figure.shownWithout({ fields: withheld, agreements: [...new Set(agreements)] });
}

/** What opens each of them: rights of its organisation, and agreements with one of the caller's. */
async function openTo(
  figures: readonly Figure[],
  { caller: { rights = [] }, database }: MemberContext,
): Promise<readonly Opening[]> {
  if (figures.length === 0 || rights.length === 0) return [];
  return database.query(
    `SELECT DISTINCT figure.id, opening.code, opening.fields
     FROM jsonb_to_recordset($1) AS figure(id uuid, owner uuid, indicator text, unit uuid, cell bigint)
     JOIN jsonb_to_recordset($2) AS held("organisationId" uuid, "unitId" uuid)
       ON ${liesWithin("figure.unit", '"unitId"')}
     CROSS JOIN LATERAL (
       SELECT NULL AS code, ARRAY[$4] AS fields WHERE "organisationId" = figure.owner
       UNION ALL
       SELECT code, fields FROM agreement_in_force AS agreement
       WHERE owner_id = figure.owner AND partner_id = "organisationId" AND indicator_code = figure.indicator
         AND $3 BETWEEN valid_from AND valid_to AND ${liesWithin("figure.unit", "agreement.unit_id")}
         AND EXISTS (SELECT FROM released_figure AS released
           WHERE figure_id = figure.id AND released.partner_id = agreement.partner_id AND is_shown)
         AND (cell IS NULL OR cell = 0 OR cell >= smallest_cell)
     ) AS opening`,
    [JSON.stringify(figures.map(askedAbout)), JSON.stringify(rights), todayInVietnam(), ALL_OPENED],
  );
}

function askedAbout({ id, organisationId, indicatorCode, unitId, numerator }: Figure) {
  return { id, owner: organisationId, indicator: indicatorCode, unit: unitId, cell: numerator };
}

/** Around null lies everything. */
function liesWithin(unit: string, around: string): string {
  return `(${around} IS NULL OR ${around} = ${unit}
    OR EXISTS (SELECT FROM unit_within WHERE unit_id = ${unit} AND within_id = ${around}))`;
}
