/** Which cells are sums of others: over units, over periods, and over the parts of a whole. */
import { FigurePeriodKind } from "../figure-period.js";
import { findPartition, PARTITIONS } from "../indicator-rules.js";
import { type Cell, type CellTime, liesWithin, type Period, placeOf, printTime } from "./cell.js";
import type { Equation } from "./derivations.js";
import type { Units } from "./units.js";

/** Claims of a place, the earliest first; of rivals and corrections the last one counts. */
type Claims = readonly Cell[];

export interface Sum extends Equation {
  /** Sums of the same numbers at other times have the same. */
  readonly series: string;
  readonly time: CellTime;
  /** What the parts count. */
  readonly counted: string;
  /** The place of each part. */
  readonly places: readonly string[];
  /** It is of the claims that count now. */
  readonly isCurrent: boolean;
  /** Whole less parts: what nobody has reported, or a mistake; infinite where some part is not named at all. */
  readonly rest: number;
}

/** The wholes that are told as the denominators of their parts alone; of each the greatest that is told. */
export function findWholes(cells: readonly Cell[]): Cell[] {
  const wholes = new Map<string, Cell>();
  for (const cell of cells) {
    const whole = wholeOf(cell);
    if (whole && (whole.value ?? 0) >= (wholes.get(whole.id)?.value ?? 0)) wholes.set(whole.id, whole);
  }
  return [...wholes.values()];
}

/** The whole that a claim tells of by its denominator, if its number is a part of one. */
export function wholeOf(cell: Cell): Cell | null {
  const codes = findPartition(cell.indicatorCode);
  if (codes === undefined || cell.denominator === null) return null;
  const whole = { ...cell, indicatorCode: wholeCode(codes), value: cell.denominator, knownAt: 0 };
  return { ...whole, id: placeOf(whole), denominator: null };
}

/** @param cells none of them told by a percentage alone; without a value, those that no claim tells of */
export function findSums(cells: readonly Cell[], units: Units): Sum[] {
  const places = Map.groupBy(
    cells.toSorted((one, other) => one.knownAt - other.knownAt),
    placeOf,
  );
  const claims = [...places.values()];
  return [...sumsOverUnits(claims, units), ...sumsOverPeriods(claims), ...sumsOfParts(claims)];
}

function sumsOverUnits(claims: readonly Claims[], units: Units): Sum[] {
  const alike = Map.groupBy(claims, ([cell]) => cell && `${cell.indicatorCode} ${printTime(cell.time)}`);
  return [...alike.values()].flatMap((ofUnits) => {
    const ofUnit = new Map(ofUnits.map((of) => [of[0]?.unitId ?? "", of]));
    const all = new Set(ofUnit.keys());
    return [...ofUnit].flatMap(([unit, whole]) => {
      const parts = units.nextWithin(unit, all).flatMap((part) => [ofUnit.get(part) ?? []]);
      return parts.length > 0 ? sumsOf(whole, parts, "units") : [];
    });
  });
}

function sumsOverPeriods(claims: readonly Claims[]): Sum[] {
  const alike = Map.groupBy(claims, ([cell]) => cell && `${cell.unitId} ${cell.indicatorCode}`);
  return [...alike.values()].flatMap((ofPeriods) =>
    ofPeriods.flatMap((whole) => {
      const within = ofPeriods.filter(
        (part) => part !== whole && coversPartOf(part[0]?.time, whole[0]?.time),
      );
      const ofKinds = Map.groupBy(within, ([cell]) => cell?.periodKind ?? FigurePeriodKind.SPAN);
      return [...ofKinds].flatMap(([kind, parts]) =>
        overlap(parts) ? [] : sumsOf(whole, parts, kind, { isComplete: cover(parts, whole) }),
      );
    }),
  );
}

function sumsOfParts(claims: readonly Claims[]): Sum[] {
  const ofPlaces = new Map(claims.flatMap((of) => (of[0] ? [[placeOf(of[0]), of] as const] : [])));
  return PARTITIONS.flatMap((codes) =>
    claims.flatMap((whole) => {
      const [cell] = whole;
      if (!cell || cell.indicatorCode !== wholeCode(codes)) return [];
      const parts = codes.flatMap((indicatorCode) => [
        ofPlaces.get(placeOf({ ...cell, indicatorCode })) ?? [],
      ]);
      const told = parts.filter(({ length }) => length > 0);
      return told.length > 0 ? sumsOf(whole, told, "parts") : [];
    }),
  );
}

/** Under which the whole of the parts stands beside their indicators. */
export function wholeCode(codes: readonly string[]): string {
  return `whole of ${codes.join(", ")}`;
}

function coversPartOf(part: CellTime | undefined, whole: CellTime | undefined): boolean {
  if (!part || !whole || "day" in part || "day" in whole) return false;
  return liesWithin(part, whole) && !liesWithin(whole, part);
}

function periodsOf(claims: readonly Claims[]): Period[] {
  const periods = claims.flatMap(([cell]) => (cell?.time && "from" in cell.time ? [cell.time] : []));
  return periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

function overlap(parts: readonly Claims[]): boolean {
  const periods = periodsOf(parts);
  return periods.some(({ to }, index) => to >= (periods[index + 1]?.from ?? NEVER));
}

const NEVER = "9999-12-31";

/** Whether the periods leave no day out. */
function cover(parts: readonly Claims[], whole: Claims): boolean {
  const periods = periodsOf(parts);
  const [all] = periodsOf([whole]);
  if (!all || periods[0]?.from !== all.from || periods.at(-1)?.to !== all.to) return false;
  return periods.every(({ to }, index) => to === all.to || dayAfter(to) === periods[index + 1]?.from);
}

function dayAfter(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, "2026-01-01".length);
}

/** One for each state of the claims: what came first in its place counts from the beginning. */
function sumsOf(
  whole: Claims,
  parts: readonly Claims[],
  kind: string,
  { isComplete }: { readonly isComplete: boolean } = { isComplete: true },
): Sum[] {
  const corrected = [whole, ...parts].flatMap((claims) => claims.slice(1).map(({ knownAt }) => knownAt));
  const moments = [...new Set(corrected)].toSorted((one, other) => one - other);
  const states = [Number.NEGATIVE_INFINITY, ...moments];
  return states.flatMap((moment, index) => {
    const at = (claims: Claims) => claims.findLast(({ knownAt }) => knownAt <= moment) ?? claims[0];
    const [sum, ...added] = [whole, ...parts].map(at);
    const ofParts = added.flatMap((part) => part ?? []);
    if (!sum) return [];
    return [
      {
        series: `${sum.unitId} ${sum.indicatorCode} ${kind}`,
        time: sum.time,
        whole: sum.id,
        parts: ofParts.map(({ id }) => id),
        counted: ofParts[0]?.indicatorCode ?? sum.indicatorCode,
        places: ofParts.map((part) =>
          printTime(part.time) === printTime(sum.time)
            ? `${part.unitId} ${part.indicatorCode}`
            : printTime(part.time),
        ),
        isCurrent: index === states.length - 1,
        rest: isComplete ? restOf(sum, ofParts) : Number.POSITIVE_INFINITY,
      },
    ];
  });
}

/** What no claim tells of is what makes the sum true. */
function restOf({ value: sum }: Cell, parts: readonly Cell[]): number {
  if (sum === null) return 0;
  const rest = parts.reduce((left, { value }) => left - (value ?? 0), sum);
  return rest > 0 && parts.some(({ value }) => value === null) ? 0 : rest;
}
