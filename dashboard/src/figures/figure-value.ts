import type { PublishedFigureFragment } from "../api/generated/operations.js";
import type { Reading } from "../language/use-reading.js";

/** The indicator's name; while the member that names indicators does not answer, words with its code. */
export function nameIndicator(figure: PublishedFigureFragment, { t, text }: Reading): string {
  return figure.indicator === null
    ? t("figure.byCode", { code: figure.indicatorCode })
    : text(figure.indicator.name);
}

/** The figure as one short text with its qualifier: `trên 8 tỉ đồng`, `gần 6.000`, `84,12%`, `16`. */
export function describeFigure(figure: PublishedFigureFragment, reading: Reading): string | undefined {
  const { amount, percentage, computedPercentage, numerator, qualifier, indicator } = figure;
  if (amount !== null) return reading.qualified(qualifier, reading.money(amount));
  const share = percentage ?? computedPercentage;
  if (indicator?.unit === "PERCENT" && share !== null) return reading.percent(share);
  if (numerator !== null) return reading.qualified(qualifier, reading.number(numerator));
  return share === null ? undefined : reading.percent(share);
}

/** The counted parts of a percentage: `53 trên 63`, or `gần 10.800` where the base was not published. */
export function describeParts(figure: PublishedFigureFragment, reading: Reading): string | undefined {
  const { numerator, denominator, qualifier } = figure;
  if (numerator === null) return undefined;
  const count = reading.qualified(qualifier, reading.number(numerator));
  if (denominator === null) return count;
  return reading.t("figure.of", { numerator: count, denominator: reading.number(denominator) });
}
