import type { PublishedFigureFragment } from "../api/generated/operations.js";
import type { Locale } from "../language/use-locale.js";

/** The indicator's name, or a phrase with its code while the member that names indicators is silent. */
export function nameIndicator(figure: PublishedFigureFragment, { t, text }: Locale): string {
  return figure.indicator === null
    ? t("figure.byCode", { code: figure.indicatorCode })
    : text(figure.indicator.name);
}

/** The figure as one short text with its qualifier: `trên 8 tỉ đồng`, `gần 6.000`, `84,12%`, `16`. */
export function describeFigure(figure: PublishedFigureFragment, locale: Locale): string | undefined {
  const { amount, numerator, qualifier, indicator } = figure;
  if (amount !== null) return locale.qualified(qualifier, locale.money(amount));
  const share = describeShare(figure, locale);
  if (indicator?.unit === "PERCENT" && share !== undefined) return share;
  if (numerator !== null) return locale.qualified(qualifier, locale.number(numerator));
  return share;
}

/** The percentage with the digits that were printed, or the one that the counts give. */
export function describeShare(figure: PublishedFigureFragment, locale: Locale): string | undefined {
  const { printedPercentage, computedPercentage } = figure;
  if (printedPercentage !== null) return locale.printedPercent(printedPercentage);
  return computedPercentage === null ? undefined : locale.percent(computedPercentage);
}

/** The rule of a denominator that was not published; one that stands in the figure all the same was inferred. */
const NOT_PUBLISHED = "V03";

/**
 * The counts behind a percentage: `196 trên 204`, `53 trên 63 (suy ra)`, or `gần 10.800` if the denominator was not
 * published.
 */
export function describeParts(figure: PublishedFigureFragment, locale: Locale): string | undefined {
  const { numerator, denominator, qualifier, flags } = figure;
  if (numerator === null) return undefined;
  const count = locale.qualified(qualifier, locale.number(numerator));
  if (denominator === null) return count;
  const isInferred = flags.some(({ rule }) => rule === NOT_PUBLISHED);
  const sentence = isInferred ? "figure.ofInferred" : "figure.of";
  return locale.t(sentence, { numerator: count, denominator: locale.number(denominator) });
}

/** The day it is true of, or the last day of its period. */
export function describeDay(
  { asOf, period }: PublishedFigureFragment,
  { t, date, period: write }: Locale,
): string {
  if (period !== null) return write(period) ?? t("figure.noDay");
  return asOf === null ? t("figure.noDay") : date(asOf);
}
