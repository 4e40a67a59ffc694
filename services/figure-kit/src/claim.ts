import type { FigurePeriod } from "./figure-period.js";
import type { Qualifier } from "./qualifier.js";

/** What a report says, before anyone has judged it. A bare percentage is never all there is to it. */
export interface Claim {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Its digits as printed, such as `84,10`; null when the report prints none. */
  readonly printedPercentage: string | null;
  readonly qualifier: Qualifier;
  readonly printedText: string;
  /** The day the figure is true of, `YYYY-MM-DD`; null when the report does not say. */
  readonly asOf: string | null;
  /** What the figure covers, where it counts what happened in a period. */
  readonly period: FigurePeriod | null;
}

/** 100 · numerator / denominator; null unless both are known and the denominator is not 0. */
export function computePercentage({
  numerator,
  denominator,
}: Pick<Claim, "numerator" | "denominator">): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return (100 * numerator) / denominator;
}

/** The last day that the claim tells of; null when it names no day and no period. */
export function dayOf({ asOf, period }: Pick<Claim, "asOf" | "period">): string | null {
  return asOf ?? period?.to ?? null;
}
