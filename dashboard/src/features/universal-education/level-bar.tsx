import type { PublishedFigureFragment } from "../../api/generated/operations.js";
import { StackedBar } from "../../chart/stacked-bar.js";
import { Provenance } from "../../figures/provenance.js";
import { useLocale } from "../../language/use-locale.js";
import type { LevelPartition } from "./level-partition.js";
import "./level-bar.css";

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
  return (
    <article className="level-bar">
      <h3>
        {name} <span className="level-total">{t("universal.ofTotal", { count: sum, total })}</span>
      </h3>
      <StackedBar
        parts={parts.map(({ level, count, share }) => ({ level, text: number(count), share }))}
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
