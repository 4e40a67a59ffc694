import { phaseOf } from "../../targets/standing.js";

export interface ComparableFigure {
  readonly indicatorCode: string;
  readonly percentage: number | null;
  readonly computedPercentage: number | null;
  readonly asOf: string | null;
}

export interface ComparableTarget {
  readonly indicator: { readonly code: string };
  readonly value: number;
  readonly comparator: "AT_LEAST" | "AT_MOST";
  readonly year: number;
  readonly document: { readonly issuedOn: string | null };
}

export type Verdict = "above" | "met" | "below" | "none";

export interface TargetComparison<F extends ComparableFigure, T extends ComparableTarget> {
  readonly code: string;
  readonly figure: F;
  readonly target: T | undefined;
  /** The published percentage, or the recomputed one if none was printed. */
  readonly percentage: number | undefined;
  readonly verdict: Verdict;
  /** Distance to the target in percentage points, two decimals, never negative. */
  readonly points: number;
}

/** A comparison for each figure of `codes`, in their order; rival claims stand beside each other. */
export function compareWithTargets<F extends ComparableFigure, T extends ComparableTarget>(
  figures: readonly F[],
  targets: readonly T[],
  codes: readonly string[],
): TargetComparison<F, T>[] {
  return codes.flatMap((code) => {
    const target = targets.find(({ indicator }) => indicator.code === code);
    return figures
      .filter(({ indicatorCode }) => indicatorCode === code)
      .map((figure) => {
        const percentage = figure.percentage ?? figure.computedPercentage ?? undefined;
        return { code, figure, target, percentage, ...judge(percentage, target, figure.asOf) };
      });
  });
}

/** A figure from before the target's last year cannot tell whether it was met. */
function judge(
  percentage: number | undefined,
  target: ComparableTarget | undefined,
  asOf: string | null,
): { readonly verdict: Verdict; readonly points: number } {
  if (percentage === undefined || target === undefined || phaseOf(target, asOf) !== "due")
    return { verdict: "none", points: 0 };
  const difference = roundPoints(percentage - target.value);
  if (difference === 0) return { verdict: "met", points: 0 };
  const isMet = target.comparator === "AT_LEAST" ? difference > 0 : difference < 0;
  return { verdict: isMet ? "above" : "below", points: Math.abs(difference) };
}

function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}

/** Whether the printed percentage differs from that of the printed parts, to two decimals. */
export function differsFromParts({
  percentage,
  computedPercentage,
}: Pick<ComparableFigure, "percentage" | "computedPercentage">): boolean {
  if (percentage === null || computedPercentage === null) return false;
  return roundPoints(percentage) !== roundPoints(computedPercentage);
}
