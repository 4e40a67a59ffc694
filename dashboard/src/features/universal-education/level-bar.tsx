import { useMemo } from "react";
import type { PublishedFigureFragment } from "../../api/generated/operations.js";
import { CHART_COLOURS, CHART_FONT } from "../../chart/chart-colours.js";
import { EChart } from "../../chart/echart.js";
import { Provenance } from "../../figures/provenance.js";
import { useLocale } from "../../language/use-locale.js";
import type { LevelPartition } from "./level-partition.js";
import "./level-bar.css";

// Level 2 has a pattern, so that neighbours differ without colour.
const DECALS = [
  { symbol: "none" },
  {
    symbol: "rect",
    symbolSize: 0.6,
    dashArrayX: [1, 0],
    dashArrayY: [3, 4],
    rotation: -0.7,
    color: "rgba(255,255,255,0.22)",
  },
  { symbol: "none" },
];
const NARROW_SHARE = 9;

interface LevelBarProps {
  readonly name: string;
  readonly partition: LevelPartition<PublishedFigureFragment>;
}

/** The communes of the province by level of one standard: a bar, and the same in words. */
export function LevelBar({ name, partition }: LevelBarProps) {
  const { t, number, percent } = useLocale();
  const { parts, sum, total } = partition;
  const wording = parts.map(
    ({ level, count }) => `${t("universal.level", { level })}: ${t("universal.communes", { count })}`,
  );
  const option = useMemo(() => drawLevels(partition), [partition]);
  return (
    <article className="level-bar">
      <h3>
        {name} <span className="level-total">{t("universal.ofTotal", { count: sum, total })}</span>
      </h3>
      <EChart
        option={option}
        height={52}
        label={t("universal.chartLabel", { name, parts: wording.join(", "), total: number(total) })}
      />
      <ul className="legend level-legend">
        {parts.map(({ level, count, share }) => (
          <li key={level}>
            <span className="legend-swatch" data-level={level} aria-hidden="true" />
            {t("universal.level", { level })}
            <strong>{number(count)}</strong>
            <span className="note">{percent(share)}</span>
          </li>
        ))}
      </ul>
      <p className="verdict" data-verdict={sum === total ? "met" : "below"}>
        <span aria-hidden="true">{sum === total ? "✓" : "▼"}</span>{" "}
        {sum === total
          ? t("universal.partitionHolds", { total })
          : t("universal.partitionBroken", { sum, total })}
      </p>
      {parts.slice(0, 1).map(({ figure }) => (
        <Provenance key={figure.id} figure={figure} />
      ))}
    </article>
  );
}

function drawLevels({ parts, total }: LevelPartition<PublishedFigureFragment>) {
  return {
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: DECALS } },
    textStyle: { fontFamily: CHART_FONT },
    grid: { left: 0, right: 0, top: 2, bottom: 2 },
    xAxis: { type: "value", min: 0, max: total, show: false },
    yAxis: { type: "category", data: [""], show: false },
    series: parts.map(({ level, count, share }, index) => ({
      type: "bar",
      name: String(level),
      stack: "levels",
      barWidth: 44,
      barMinHeight: 6,
      silent: true,
      itemStyle: { color: CHART_COLOURS.levels[index], borderColor: "#fff", borderWidth: 1.5 },
      label: {
        show: share >= NARROW_SHARE,
        formatter: String(count),
        color: index === 0 ? "#2b2320" : "#ffffff",
        fontSize: 18,
        fontWeight: 600,
        textBorderWidth: 0,
      },
      data: [count],
    })),
  };
}
