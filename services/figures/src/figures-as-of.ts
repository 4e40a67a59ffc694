import type { Figure } from "./figure.js";

/**
 * Per indicator the figure that holds at `asOf` (the latest one without it), in the order of the codes. A figure
 * without a day is returned only where no day is asked for and no dated figure exists.
 */
export function figuresAsOf(
  figures: readonly Figure[],
  { indicatorCodes, asOf }: { indicatorCodes?: readonly string[] | null; asOf?: string | null },
): Figure[] {
  const candidates = figures.filter(
    (figure) =>
      (!indicatorCodes || indicatorCodes.includes(figure.indicatorCode)) &&
      (!asOf || (figure.asOf !== null && figure.asOf <= asOf)),
  );
  const latest = new Map<string, Figure>();
  for (const figure of candidates) {
    const known = latest.get(figure.indicatorCode);
    if (!known || isLater(figure, known)) latest.set(figure.indicatorCode, figure);
  }
  return [...latest.values()].sort((a, b) => a.indicatorCode.localeCompare(b.indicatorCode));
}

function isLater(a: Figure, b: Figure): boolean {
  if (a.asOf !== b.asOf) return (a.asOf ?? "") > (b.asOf ?? "");
  return a.reportedAt > b.reportedAt;
}
