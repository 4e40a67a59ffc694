import { TableAlternative } from "../../chart/table-alternative.js";
import { describeShare, nameIndicator } from "../../figures/describe-figure.js";
import { StatCard } from "../../figures/stat-card.js";
import { useLocale } from "../../language/use-locale.js";
import { isComplete } from "../../queries/use-hub-query.js";
import { ExportLinks } from "../../ui/export-links.js";
import { NoData } from "../../ui/no-data.js";
import { printSource } from "../../ui/print-source.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceNotes } from "../../ui/source-notes.js";
import { TargetBar, type UnitComparison } from "./target-bar.js";
import { compareWithTargets } from "./target-comparison.js";
import { TARGET_YEAR, type useUnitFigures } from "./use-unit-figures.js";

const LEARNING_TITLES = ["LM01", "LM02", "LM03", "LM04"];

/** A unit's learning titles against the national targets for 2020, and what else was published about it. */
export default function FiguresAgainstTargets({
  published,
}: {
  readonly published: ReturnType<typeof useUnitFigures>;
}) {
  const { t } = useLocale();
  const { queries, figures, targets } = published;
  const comparisons = compareWithTargets(figures, targets, LEARNING_TITLES);
  const others = figures.filter(({ indicatorCode }) => !LEARNING_TITLES.includes(indicatorCode));
  const document = targets[0]?.document.number;
  return (
    <Section
      id="targets"
      title={t("targets.title", { year: TARGET_YEAR })}
      lead={document === undefined ? undefined : t("targets.lead", { document })}
    >
      <QueryBoundary queries={queries} rows={12}>
        <SourceNotes id="targets" sources={figures.map(({ source }) => printSource(source))}>
          {comparisons.length === 0 && isComplete(queries) && <NoData />}
          <div className="target-bars">
            {comparisons.map((comparison) => (
              <TargetBar key={comparison.figure.id} comparison={comparison} />
            ))}
          </div>
          {comparisons.length > 0 && <ComparisonTable comparisons={comparisons} />}
          <ExportLinks
            name={t("targets.title", { year: TARGET_YEAR })}
            list="figures"
            filters={{ unitIds: published.unitId, indicators: LEARNING_TITLES, includeEnded: true }}
          />
          {others.length > 0 && (
            <>
              <h3 className="more">{t("targets.more")}</h3>
              <div className="stats">
                {others.map((figure) => (
                  <StatCard key={figure.id} figure={figure} />
                ))}
              </div>
            </>
          )}
        </SourceNotes>
      </QueryBoundary>
    </Section>
  );
}

function ComparisonTable({ comparisons }: { readonly comparisons: readonly UnitComparison[] }) {
  const locale = useLocale();
  const { t, percent, number } = locale;
  return (
    <TableAlternative
      caption={t("targets.title", { year: TARGET_YEAR })}
      columns={[t("targets.indicator"), t("targets.achieved"), t("targets.target"), t("targets.comparison")]}
      rows={comparisons.map(({ figure, target, verdict, points }) => [
        nameIndicator(figure, locale),
        describeShare(figure, locale) ?? t("figure.noData"),
        target === undefined ? t("targets.noTarget") : percent(target.value),
        t(`targets.verdict.${verdict}`, { points: number(points) }),
      ])}
    />
  );
}
