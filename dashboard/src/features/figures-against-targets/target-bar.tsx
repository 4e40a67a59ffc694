import { useMemo } from "react";
import type { PublishedFigureFragment, UnitFiguresQuery } from "../../api/generated/operations.js";
import { CHART_COLOURS, CHART_FONT } from "../../chart/chart-colours.js";
import { EChart } from "../../chart/echart.js";
import { describeParts, describeShare, nameIndicator } from "../../figures/describe-figure.js";
import { Provenance } from "../../figures/provenance.js";
import { useLocale } from "../../language/use-locale.js";
import { Doubts } from "../../ui/doubts.js";
import { differsFromParts, type TargetComparison } from "./target-comparison.js";
import "./target-bar.css";

type Target = NonNullable<UnitFiguresQuery["plans"]>["targets"][number];
export type UnitComparison = TargetComparison<PublishedFigureFragment, Target>;

const VERDICT_GLYPHS = { above: "▲", met: "✓", below: "▼", none: "–" };

/** One indicator: the result as a bar, the target as a mark on it, and the verdict in words. */
export function TargetBar({ comparison }: { readonly comparison: UnitComparison }) {
  const locale = useLocale();
  const { t, percent, number } = locale;
  const { code, figure, target, percentage, verdict, points } = comparison;
  const name = nameIndicator(figure, locale);
  const value = describeShare(figure, locale) ?? t("figure.noData");
  const targetText =
    target === undefined ? t("targets.noTarget") : t("targets.targetValue", { value: percent(target.value) });
  const verdictText = t(`targets.verdict.${verdict}`, { points: number(points) });
  const option = useMemo(
    () => drawTargetBar(percentage ?? 0, target?.value, targetText, verdict === "below"),
    [percentage, target?.value, targetText, verdict],
  );
  const parts = describeParts(figure, locale);
  return (
    <article className="target-bar" data-testid={`target-bar-${code}`}>
      <div className="target-bar-head">
        <h3>{name}</h3>
        <p className="target-bar-value">
          {value}
          {differsFromParts(figure) && figure.computedPercentage !== null && (
            <span className="target-bar-computed">
              {t("figure.computed", { value: percent(figure.computedPercentage) })}
            </span>
          )}
        </p>
      </div>
      <EChart
        option={option}
        height={68}
        label={t("targets.barLabel", { name, value, target: targetText, verdict: verdictText })}
      />
      <p className="verdict" data-verdict={verdict}>
        <span aria-hidden="true">{VERDICT_GLYPHS[verdict]}</span> {verdictText}
        {parts !== undefined && <span className="verdict-parts"> · {parts}</span>}
      </p>
      <p className="printed" lang="vi">
        “{figure.printedText}”
      </p>
      <Doubts doubts={[...figure.doubts, ...(target?.doubts ?? [])]} />
      <Provenance figure={figure} />
    </article>
  );
}

function drawTargetBar(percentage: number, target: number | undefined, targetText: string, isShort: boolean) {
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: CHART_FONT },
    grid: { left: 0, right: 0, top: 32, bottom: 3 },
    xAxis: { type: "value", min: 0, max: 100, show: false },
    yAxis: { type: "category", data: [""], show: false },
    series: [
      {
        type: "bar",
        barWidth: 26,
        silent: true,
        showBackground: true,
        backgroundStyle: { color: CHART_COLOURS.track, borderRadius: 3 },
        itemStyle: { color: isShort ? CHART_COLOURS.short : CHART_COLOURS.achieved, borderRadius: 3 },
        data: [percentage],
        markLine: target === undefined ? undefined : markTarget(target, targetText),
      },
    ],
  };
}

/** A dark line on a wider white one, visible on the bar and beside it. */
function markTarget(target: number, targetText: string) {
  const label = {
    formatter: targetText,
    position: "end",
    distance: 8,
    fontSize: 14,
    fontWeight: 600,
    color: CHART_COLOURS.target,
  };
  return {
    silent: true,
    symbol: "none",
    data: [
      { xAxis: target, lineStyle: { color: "#ffffff", width: 9, type: "solid" }, label: { show: false } },
      { xAxis: target, lineStyle: { color: CHART_COLOURS.target, width: 4, type: "solid" }, label },
    ],
  };
}
