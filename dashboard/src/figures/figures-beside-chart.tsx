import type { ReactNode } from "react";
import type { ListedFigureFragment } from "../api/generated/operations.js";
import { ValueBars } from "../chart/value-bars.js";
import { useLocale } from "../language/use-locale.js";
import { RowsOfList, type RowsOfListProps } from "../lists/row-range.js";
import { describeDay, describeFigure, nameIndicator } from "./describe-figure.js";
import { chartsOf, type FigureChart } from "./figure-charts.js";
import "./figures-beside-chart.css";

interface FiguresBesideChartProps {
  readonly figures: readonly ListedFigureFragment[];
  /** Of a longer list, which of its rows they are. */
  readonly part?: RowsOfListProps;
  /** Their table. */
  readonly children: ReactNode;
}

/** A table of figures, and beside it, or below it on a narrow screen, those as bars that one scale fits. */
export function FiguresBesideChart({ figures, part, children }: FiguresBesideChartProps) {
  const { t } = useLocale();
  const charts = chartsOf(figures);
  if (charts.length === 0) return children;
  return (
    <>
      <p className="to-chart">
        <a href={`#${CHART_ID}`}>{t("figures.toChart")}</a>
      </p>
      <div className="figures-beside-chart">
        <div>{children}</div>
        <div id={CHART_ID} tabIndex={-1}>
          {part?.rows !== undefined && (
            <p className="note">
              {t("list.inChart")} <RowsOfList {...part} />
            </p>
          )}
          {charts.map((chart) => (
            <Chart key={chart.indicatorCode ?? "shares"} chart={chart} />
          ))}
        </div>
      </div>
    </>
  );
}

const CHART_ID = "bieu-do";

function Chart({ chart }: { readonly chart: FigureChart<ListedFigureFragment> }) {
  const locale = useLocale();
  const { t, text } = locale;
  const { indicatorCode, isOfShares, end, drawn } = chart;
  const [first] = drawn;
  const largest = drawn.find(({ value }) => value === end) ?? first;
  if (first === undefined || largest === undefined) return null;
  return (
    <ValueBars
      caption={indicatorCode === undefined ? t("figures.shares") : nameIndicator(first.figure, locale)}
      scale={t("figures.scale", {
        end: isOfShares ? locale.percent(end) : (describeFigure(largest.figure, locale) ?? ""),
      })}
      end={end}
      bars={drawn.map(({ figure, value }) => ({
        key: figure.id,
        name: [
          figure.unit === null ? t("figures.unitUnknown") : text(figure.unit.name),
          ...(indicatorCode === undefined ? [nameIndicator(figure, locale)] : []),
          describeDay(figure, locale),
        ].join(" · "),
        value,
        text: describeFigure(figure, locale) ?? "",
      }))}
    />
  );
}
