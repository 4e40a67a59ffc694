import type { ListedFigureFragment } from "../../api/generated/operations.js";
import { describeFigure, nameIndicator } from "../../figures/describe-figure.js";
import { nameReporter } from "../../figures/name-reporter.js";
import type { Locale } from "../../language/use-locale.js";
import { printSource } from "../../ui/print-source.js";

interface Citation {
  readonly figure: ListedFigureFragment;
  /** Where the reader read it. */
  readonly address: string;
  /** The day on which the reader read it, such as `2026-11-28`. */
  readonly readOn: string;
}

/** One sentence to cite a figure by: who, what, of where and when, after which source, where and when it was read. */
export function citeFigure({ figure, address, readOn }: Citation, locale: Locale): string {
  const { t, text, date } = locale;
  const day = figure.asOf ?? figure.period?.to;
  const what = [
    nameIndicator(figure, locale),
    figure.unit === null ? undefined : text(figure.unit.name),
    day === undefined ? undefined : date(day),
  ].filter((part) => part !== undefined);
  return t("figures.citation", {
    reporter: nameReporter(figure, locale),
    what: what.join(", "),
    value: describeFigure(figure, locale) ?? `“${figure.printedText}”`,
    source: printSource(figure.source),
    known: date(figure.knownAt),
    address,
    read: date(readOn),
  });
}
