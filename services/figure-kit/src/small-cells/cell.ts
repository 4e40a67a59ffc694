/** A number that a figure states, as small cells are looked for. */
import { numberOf, parsePrintedPercentage } from "../printed-percentage.js";

/** What a number is of: days are points of a count that goes on, periods may lie within each other. Null: no day is told. */
export type CellTime = { readonly day: string } | { readonly from: string; readonly to: string } | null;

export interface Cell {
  /** The figure's. */
  readonly id: string;
  readonly unitId: string;
  readonly indicatorCode: string;
  readonly time: CellTime;
  readonly periodKind: string | null;
  /** When the claim became known; a later one of the same place takes its place. */
  readonly knownAt: number;
  /** No other claim corrects it. */
  readonly stands: boolean;
  readonly value: number | null;
  readonly denominator: number | null;
}

/** What a claim counts, also where it says it by a percentage of a denominator; null where nobody can tell. */
export function countOf(claim: {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly printedPercentage: string | null;
}): number | null {
  if (claim.numerator !== null) return claim.numerator;
  const printed =
    claim.printedPercentage === null ? undefined : parsePrintedPercentage(claim.printedPercentage);
  if (!printed || claim.denominator === null) return null;
  return Math.round((claim.denominator * numberOf(printed)) / 100);
}

/** Where claims about the same number stand. */
export function placeOf({
  unitId,
  indicatorCode,
  time,
}: Pick<Cell, "unitId" | "indicatorCode" | "time">): string {
  return `${unitId} ${indicatorCode} ${printTime(time)}`;
}

export function printTime(time: CellTime): string {
  if (time === null) return "";
  return "day" in time ? time.day : `${time.from}/${time.to}`;
}

/** Whether the difference of two numbers of one series is a count: of what came between, or of what was corrected. */
export function areSubtracted(one: CellTime, other: CellTime): boolean {
  if (one === null || other === null) return one === other;
  if ("day" in one || "day" in other) return "day" in one && "day" in other;
  return liesWithin(one, other) || liesWithin(other, one);
}

export type Period = Extract<CellTime, { from: string }>;

export function liesWithin(one: Period, other: Period): boolean {
  return other.from <= one.from && one.to <= other.to;
}
