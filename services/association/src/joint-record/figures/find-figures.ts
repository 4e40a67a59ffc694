/** Figures of all members that hold on a day, as they were known at a moment. */

import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { standsAt } from "@hub/figure-kit/figure-loaders";
import { indicatorCodes } from "@hub/figure-kit/indicator-codes";
import { type Condition, type Connection, countRows, readPage } from "@hub/subgraph-kit/connection";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { defaultDayOf } from "../../administrative-units/unit-days.js";
import { liesIn, type Territory } from "../unit-argument.js";
import { orderPrefix } from "../unit-places.js";
import { JointFigure } from "./joint-figure.js";

export interface FigureFilter {
  /** These, whether they stand or not, about whichever day. */
  readonly ids?: readonly string[] | null | undefined;
  readonly indicators?: readonly string[] | null | undefined;
  readonly members?: readonly string[] | null | undefined;
  readonly unitIds?: readonly string[] | null | undefined;
  /** A unit, with others that its territory was made of, and what lay in them on the day of the figure. */
  readonly under: Territory | null;
  readonly level?: AdministrativeLevel | null | undefined;
  readonly asOf?: string | null | undefined;
  readonly knownAt: Date | null;
  /** Also of units that had ended by the day that is asked about. */
  readonly includeEnded: boolean;
  /** The claims about every day up to the one that is asked about, not only the latest. */
  readonly allDays: boolean;
}

/**
 * Of each series the claims about its latest day, as `figuresAsOf` has them for one unit, or about all days, or those
 * with the ids: a page of them, in the order of units and indicators. One SQL statement.
 */
export function findFigures(
  database: EntityManager,
  filter: FigureFilter,
  page: PageRequest,
): Promise<Connection<JointFigure>> {
  const query = figuresThat(database, [...isAskedFor(filter), ...holdsOn(filter)]);
  const order = ["unitOrder", "unitId", "indicatorCode", "day", "id"] as const;
  return readPage(query, page, order, { id: "text" }, liesIn("figure", filter.under));
}

/** How many figures a list of a day leaves out because they name none; a list without a day has them. One SQL statement. */
export async function countUndated(database: EntityManager, filter: FigureFilter): Promise<number> {
  if (filter.asOf == null) return 0;
  const query = figuresThat(database, [...isAskedFor(filter), condition(IS_UNDATED)]);
  return countRows(query, liesIn("figure", filter.under));
}

function figuresThat(
  database: EntityManager,
  conditions: readonly Condition[],
): SelectQueryBuilder<JointFigure> {
  const query = database.getRepository(JointFigure).createQueryBuilder("figure");
  for (const [sql, values] of conditions) query.andWhere(sql, values);
  return query;
}

function isAskedFor(filter: FigureFilter): Condition[] {
  const { ids, indicators, members, unitIds, level, knownAt } = filter;
  return [
    ...(ids ? [condition("figure.id = ANY(:ids)", { ids })] : []),
    ...(indicators
      ? [condition("figure.indicator_code = ANY(:codes)", { codes: indicatorCodes(indicators) })]
      : []),
    ...(members ? [condition("figure.member = ANY(:members)", { members })] : []),
    ...(unitIds ? [condition("figure.unit_id = ANY(:unitIds)", { unitIds })] : []),
    ...(level ? [isOfLevel(level)] : []),
    ...(asksForEnded(filter) ? [] : [condition(isInForce("figure"), { inForceOn: inForceOn(filter) })]),
    ...(ids && knownAt === null ? [] : [condition(standsAt("figure", knownAt), { knownAt })]),
  ];
}

function holdsOn(filter: FigureFilter): Condition[] {
  const { asOf } = filter;
  return [
    ...(asOf ? [condition(isUpToDay("figure"), { asOf })] : []),
    ...(filter.ids || filter.allDays ? [] : [isLatest(filter)]),
  ];
}

/** A later claim is of the same unit: what holds for that is said of both, so that one index has all that is asked. */
function isLatest(filter: FigureFilter): Condition {
  const { asOf, knownAt } = filter;
  return condition(`NOT EXISTS (
    SELECT FROM joint_figure later
    WHERE later.unit_id = figure.unit_id AND later.indicator_code = figure.indicator_code
      AND later.member = figure.member AND later.coverage = figure.coverage AND later.day > figure.day
      AND ${asOf ? isUpToDay("later") : "true"} AND ${standsAt("later", knownAt)}
      AND ${asksForEnded(filter) ? "true" : isInForce("later")}
  )`);
}

function condition(sql: string, values: Condition[1] = {}): Condition {
  return [sql, values];
}

const IS_UNDATED = "figure.coverage = 'UNDATED'";

/** Of a claim without any day nobody can say whether it is of a later one. */
function isUpToDay(alias: string): string {
  return `${alias}.day <= :asOf AND ${alias}.coverage <> 'UNDATED'`;
}

/** By the order, so that the index leads there. */
function isOfLevel(level: AdministrativeLevel): Condition {
  const from = orderPrefix(level);
  return condition("figure.unit_order >= :from AND figure.unit_order < :to", { from, to: `${from}~` });
}

/** The condition is worded as in the indexes of figures in force, so that PostgreSQL sees that they suffice. */
function isInForce(alias: string): string {
  return `(${alias}.unit_ended_on IS NULL OR ${alias}.unit_ended_on >= :inForceOn)`;
}

/** Whose units may have ended by the day that is asked about. */
function asksForEnded({ ids, unitIds, includeEnded }: FigureFilter): boolean {
  return includeEnded || ids != null || unitIds != null;
}

/**
 * Units that are asked for within one that has ended are judged as of its last day, whichever later day is asked about:
 * who names it asks for what it had.
 */
function inForceOn({ asOf, under }: FigureFilter): string {
  return under ? earlierOf(asOf, defaultDayOf(under[0])) : (asOf ?? todayInVietnam());
}

function earlierOf(day: string | null | undefined, other: string): string {
  return day != null && day < other ? day : other;
}
