import type { PublishedFigureFragment, UnitFiguresQuery } from "../../api/generated/operations.js";
import { MarkedBar } from "../../chart/marked-bar.js";
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
      <MarkedBar
        value={percentage ?? 0}
        mark={target?.value}
        markText={targetText}
        isShort={verdict === "below"}
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
