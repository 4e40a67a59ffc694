import { dayOf } from "./claim.js";
import type { Figure } from "./figure.js";
import { indicatorCodes } from "./indicator-codes.js";

/**
 * Of each series the claims about the latest day up to `asOf` (up to now without it), all that rival each other, in
 * the order of the indicators' codes; what covers a year does not hide what covers a quarter. Claims without any day
 * are returned only where no day is asked for: whether they are of a later day than others, nobody can say.
 * @param standing claims that no other corrects
 */
export function figuresAsOf(
  standing: readonly Figure[],
  { indicatorCodes: wanted, asOf }: { indicatorCodes?: readonly string[] | null; asOf?: string | null },
): Figure[] {
  const codes = wanted && indicatorCodes(wanted);
  const candidates = standing.filter(
    (figure) => (!codes || codes.includes(figure.indicatorCode)) && (!asOf || isUpTo(figure, asOf)),
  );
  const groups = Map.groupBy(candidates, seriesAndKind);
  return [...groups.values()].flatMap(latestOf).sort(inOrder);
}

function isUpTo(figure: Figure, asOf: string): boolean {
  const day = dayOf(figure);
  return day !== null && day <= asOf;
}

function seriesAndKind(figure: Figure): string {
  const kind = dayOf(figure) === null ? "undated" : (figure.period?.kind ?? "day");
  return `${figure.unitId}/${figure.indicatorCode}/${kind}`;
}

function latestOf(figures: readonly Figure[]): Figure[] {
  const days = figures.map((figure) => dayOf(figure) ?? "");
  const latest = days.reduce((soFar, day) => (day > soFar ? day : soFar), "");
  return figures.filter((_, index) => days[index] === latest);
}

function inOrder(one: Figure, other: Figure): number {
  return (
    one.indicatorCode.localeCompare(other.indicatorCode) ||
    (dayOf(one) ?? "").localeCompare(dayOf(other) ?? "") ||
    one.knownAt.getTime() - other.knownAt.getTime() ||
    one.id.localeCompare(other.id)
  );
}
