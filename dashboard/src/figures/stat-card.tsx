import type { PublishedFigureFragment } from "../api/generated/operations.js";
import { useReading } from "../language/use-reading.js";
import { describeFigure, describeParts, nameIndicator } from "./figure-value.js";
import { Provenance } from "./provenance.js";

/** One figure to read from afar, with its wording and provenance. */
export function StatCard({ figure }: { readonly figure: PublishedFigureFragment }) {
  const reading = useReading();
  const parts = figure.indicator?.unit === "PERCENT" ? describeParts(figure, reading) : undefined;
  return (
    <article className="stat" data-indicator={figure.indicatorCode}>
      <h4>{nameIndicator(figure, reading)}</h4>
      <p className="stat-value">{describeFigure(figure, reading) ?? reading.t("figure.noData")}</p>
      {parts !== undefined && <p className="stat-parts">{parts}</p>}
      <p className="printed" lang="vi">
        “{figure.printedText}”
      </p>
      <Provenance figure={figure} />
    </article>
  );
}
