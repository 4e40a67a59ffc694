import type { Qualifier } from "./qualifier.js";

/** What a report says, before anyone has judged it. A bare percentage is never all there is to it. */
export interface Claim {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** As printed; null when the report prints none. */
  readonly percentage: number | null;
  readonly qualifier: Qualifier;
  readonly printedText: string;
  /** The day the figure holds for, `YYYY-MM-DD`; null when the report does not say. */
  readonly asOf: string | null;
}

/** 100 · numerator / denominator; null unless both are known and the denominator is not 0. */
export function computePercentage({
  numerator,
  denominator,
}: Pick<Claim, "numerator" | "denominator">): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return (100 * numerator) / denominator;
}
