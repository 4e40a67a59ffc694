import type { PublishedFigureFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { Doubts } from "../ui/doubts.js";
import { describeFigure, describeParts, nameIndicator } from "./describe-figure.js";
import { Provenance } from "./provenance.js";
import "./figures.css";

/** One figure to read from a distance, with its printed words and provenance. */
export function StatCard({ figure }: { readonly figure: PublishedFigureFragment }) {
  const locale = useLocale();
  const parts = figure.indicator?.unit === "PERCENT" ? describeParts(figure, locale) : undefined;
  return (
    <article className="stat" data-indicator={figure.indicatorCode}>
      <h4>{nameIndicator(figure, locale)}</h4>
      <p className="stat-value">{describeFigure(figure, locale) ?? locale.t("figure.noData")}</p>
      {parts !== undefined && <p className="stat-parts">{parts}</p>}
      <p className="printed" lang="vi">
        “{figure.printedText}”
      </p>
      <Doubts doubts={figure.doubts} />
      <Provenance figure={figure} />
    </article>
  );
}
