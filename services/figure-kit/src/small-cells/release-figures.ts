import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { EntityManager } from "typeorm";
import { FigurePeriodKind } from "../figure-period.js";
import { findFamily } from "../indicator-rules.js";
import { type Cell, type CellTime, countOf } from "./cell.js";
import { Units } from "./units.js";
import { decideShown, type Question } from "./withhold.js";

/** What an organisation opens to another. */
interface Opened {
  readonly ownerId: string;
  readonly partnerId: string;
  readonly indicatorCode: string;
  /** As the agreement says; where several open a figure, the greatest of what they say. */
  readonly smallest: number;
}

/**
 * Decides upon each internal figure that an agreement opens to a partner whether that is shown it, once and for all:
 * before it is decided nobody is. Figures are decided upon beside all that the partner knows by then.
 * @param manager the owner's: it reads figures that are for nobody who asks
 */
export async function releaseFigures(manager: EntityManager): Promise<void> {
  if ((await findOpened(manager)).length === 0) return;
  // Of several processes that decide at once each is to know what the other has shown.
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('release_figures', 0))");
  const opened = await findOpened(manager);
  const together = Map.groupBy(opened, ({ ownerId, partnerId, indicatorCode, smallest }) =>
    [ownerId, partnerId, smallest, findFamily(indicatorCode)].join(" "),
  );
  for (const [first] of together.values()) if (first) await releaseFamily(manager, first);
}

/** Internal figures that agreements open which are not over, and upon which nobody has decided; $1 is today. */
const UNDECIDED = `
  SELECT figure.id, owner_id, partner_id, figure.indicator_code, max(smallest_cell) AS smallest
  FROM agreement_in_force AS agreement
  JOIN figure ON organisation_id = owner_id AND figure.indicator_code = agreement.indicator_code
  WHERE sensitivity = 'INTERNAL' AND valid_to >= $1
    AND hub_lies_within(figure.unit_id, agreement.unit_id)
    AND NOT EXISTS (SELECT FROM released_figure AS released
      WHERE figure_id = figure.id AND released.partner_id = agreement.partner_id)
  GROUP BY figure.id, owner_id, partner_id`;

function findOpened(manager: EntityManager): Promise<Opened[]> {
  return manager.query(
    `SELECT DISTINCT owner_id AS "ownerId", partner_id AS "partnerId", indicator_code AS "indicatorCode", smallest
     FROM (${UNDECIDED}) AS undecided ORDER BY smallest DESC`,
    [todayInVietnam()],
  );
}

async function releaseFamily(manager: EntityManager, opened: Opened): Promise<void> {
  const question = await ask(manager, opened);
  const shown = decideShown(question);
  await manager.query(
    `INSERT INTO released_figure (figure_id, partner_id, is_shown)
     SELECT id, $2, id = ANY($3::uuid[]) FROM unnest($1::uuid[]) AS id`,
    [[...question.undecided], opened.partnerId, [...shown]],
  );
}

async function ask(manager: EntityManager, opened: Opened): Promise<Question> {
  const family = findFamily(opened.indicatorCode);
  const rows = await readFigures(manager, opened, family);
  const idsOf = (is: (row: FigureRow) => boolean) => new Set(rows.filter(is).map(({ id }) => id));
  return {
    cells: rows.map(cellOf),
    units: await readUnits(manager, [...new Set(rows.map(({ unitId }) => unitId))]),
    known: idsOf(({ isPublic, isShown }) => isPublic || isShown === true),
    withheld: idsOf(({ isShown }) => isShown === false),
    undecided: idsOf(({ isUndecided }) => isUndecided),
    ...(await readRules(manager, opened, family)),
  };
}

/** A figure, and what has been decided about it for the partner. */
interface FigureRow {
  readonly id: string;
  readonly unitId: string;
  readonly indicatorCode: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly printedPercentage: string | null;
  readonly asOf: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly periodKind: FigurePeriodKind | null;
  readonly knownAt: Date;
  readonly stands: boolean;
  readonly isPublic: boolean;
  readonly isShown: boolean | null;
  readonly isUndecided: boolean;
}

/** Of the units that are parts of the same wholes. */
function readFigures(
  manager: EntityManager,
  { ownerId, partnerId, smallest }: Opened,
  family: readonly string[],
): Promise<FigureRow[]> {
  return manager.query(
    `WITH undecided AS (
       SELECT id FROM (${UNDECIDED}) AS opened
       WHERE owner_id = $2 AND partner_id = $3 AND smallest = $5 AND indicator_code = ANY($4)
     ), unit AS (
       SELECT unit_id FROM figure JOIN undecided USING (id)
       UNION
       SELECT part.unit_id FROM figure JOIN undecided USING (id)
       JOIN unit_within AS whole USING (unit_id) JOIN unit_within AS part USING (within_id)
     )
     SELECT figure.id, unit_id AS "unitId", indicator_code AS "indicatorCode", numerator, denominator,
       printed_percentage AS "printedPercentage", as_of AS "asOf", period_from AS "periodFrom", period_to AS "periodTo",
       period_kind AS "periodKind", known_at AS "knownAt", corrected_by_id IS NULL AS stands,
       sensitivity = 'PUBLIC' AS "isPublic", is_shown AS "isShown", undecided.id IS NOT NULL AS "isUndecided"
     FROM figure
     LEFT JOIN released_figure AS released ON figure_id = figure.id AND partner_id = $3
     LEFT JOIN undecided ON undecided.id = figure.id
     WHERE unit_id IN (SELECT unit_id FROM unit) AND indicator_code = ANY($4) AND (sensitivity = 'PUBLIC' OR organisation_id = $2)`,
    [todayInVietnam(), ownerId, partnerId, family, smallest],
  );
}

function cellOf(row: FigureRow): Cell {
  const { id, unitId, indicatorCode, printedPercentage, periodKind, knownAt, stands } = row;
  const [numerator, denominator] = [numberOf(row.numerator), numberOf(row.denominator)];
  const value = countOf({ numerator, denominator, printedPercentage });
  return {
    id,
    unitId,
    indicatorCode,
    time: timeOf(row),
    periodKind,
    knownAt: knownAt.getTime(),
    stands,
    value,
    denominator,
  };
}

/** PostgreSQL's bigint arrives as text. */
function numberOf(count: string | null): number | null {
  return count === null ? null : Number(count);
}

function timeOf({ asOf, periodFrom: from, periodTo: to }: FigureRow): CellTime {
  if (from !== null && to !== null) return { from, to };
  return asOf === null ? null : { day: asOf };
}

/** Those of the figures, those around them, and all that lie within: whoever has not reported is a part as well. */
async function readUnits(manager: EntityManager, unitIds: readonly string[]): Promise<Units> {
  const rows: { unitId: string; around: string[]; validFrom: string | null; validTo: string | null }[] =
    await manager.query(
      `WITH top AS (SELECT DISTINCT within_id FROM unit_within WHERE unit_id = ANY($1::uuid[])),
         part AS (SELECT DISTINCT unit_id FROM unit_within JOIN top USING (within_id))
       SELECT unit_id AS "unitId", array_agg(within_id) AS around,
         min(entry ->> 'validFrom') AS "validFrom", min(entry ->> 'validTo') AS "validTo"
       FROM unit_within JOIN part USING (unit_id)
       LEFT JOIN register_entry ON kind = 'unit' AND key = unit_id::text
       GROUP BY unit_id`,
      [unitIds],
    );
  return new Units(
    new Map(rows.map(({ unitId, around }) => [unitId, new Set(around)])),
    new Map(rows.map((row) => [row.unitId, row])),
  );
}

/** Measured so, an indicator is no count. */
const NO_COUNTS = ["VND", "LEVEL"];

/** Some indicators have a smallest count of their own, under which no agreement goes. */
async function readRules(
  manager: EntityManager,
  opened: Opened,
  family: readonly string[],
): Promise<Pick<Question, "smallest" | "counts">> {
  const rules: { code: string; isCount: boolean; smallest: number | null }[] = await manager.query(
    `SELECT key AS code, entry ->> 'unit' <> ALL($2) AS "isCount", (entry ->> 'smallestCell')::integer AS smallest
     FROM register_entry WHERE kind = 'indicator' AND key = ANY($1)`,
    [family, NO_COUNTS],
  );
  const noCounts = new Set(rules.flatMap(({ code, isCount }) => (isCount ? [] : [code])));
  return {
    smallest: Math.max(opened.smallest, ...rules.map(({ smallest }) => smallest ?? 0)),
    counts: new Set(family.filter((code) => !noCounts.has(code))),
  };
}
