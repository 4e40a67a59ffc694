import {
  IndicatorInDetailDocument,
  type IndicatorInDetailQuery,
  IndicatorInUseDocument,
  type NamedIndicatorFragment,
} from "../../api/generated/operations.js";
import { FigureTable } from "../../figures/figure-table.js";
import { FiguresBesideChart } from "../../figures/figures-beside-chart.js";
import { History } from "../../history/history.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesFigures } from "../../live/what-events-change.js";
import { PageLink } from "../../navigation/page-link.js";
import { documentAddress, figuresAddress, indicatorAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { TargetTable } from "../../targets/target-table.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Fact, Facts } from "../../ui/facts.js";
import { NoData } from "../../ui/no-data.js";
import { OldRows } from "../../ui/old-rows.js";
import { Page } from "../../ui/page.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";

type Indicator = NonNullable<IndicatorInDetailQuery["indicator"]>;

/** One indicator: what it counts, with which others it belongs together, who reports it how often, its breaks, targets and figures. */
export function IndicatorView({ code }: { readonly code: string }) {
  const { t, text } = useLocale();
  const query = useHubQuery(IndicatorInDetailDocument, { code });
  const indicator = query.data?.indicator ?? undefined;
  // Of an indicator that there is not, they would be refused.
  const inUse = useHubQuery(IndicatorInUseDocument, indicator && { code });
  useRefetchOnEvents(inUse.refetch, changesFigures);
  const targets = inUse.data?.targets?.nodes ?? [];
  const figures = inUse.data?.figures;
  return (
    <Page
      title={indicator === undefined ? t("indicator.one") : text(indicator.name)}
      lead={indicator === undefined ? undefined : text(indicator.definition)}
      parents={[{ to: "/so-lieu", name: t("navigation.figures") }]}
    >
      <QueryBoundary queries={[query, inUse]} rows={10}>
        {indicator === undefined ? (
          isComplete([query]) && (
            <ThingNotFound to="/so-lieu" name={t("navigation.figures")}>
              {t("indicator.notFound")}
            </ThingNotFound>
          )
        ) : (
          <>
            <IndicatorFacts indicator={indicator} documents={documentsOf(targets)} />
            <History id={indicator.id} version={indicator.version} />
            <Section
              id="figures"
              title={t("navigation.figures")}
              aside={<PageLink to={figuresAddress({ indicator: code })}>{t("list.all")}</PageLink>}
            >
              {figures?.nodes.length === 0 && <NoData />}
              {figures != null && figures.nodes.length > 0 && (
                <FiguresBesideChart figures={figures.nodes}>
                  <FigureTable
                    caption={t("navigation.figures")}
                    figures={figures.nodes}
                    without="indicator"
                  />
                </FiguresBesideChart>
              )}
              <OldRows copies={figures?.members} />
              <ExportLinks
                name={t("navigation.figures")}
                list="figures"
                filters={{ indicators: code, includeEnded: true }}
              />
            </Section>
            {targets.length > 0 && (
              <Section id="targets" title={t("navigation.targets")}>
                <TargetTable targets={targets} figures={figures?.nodes} without="indicator" />
                <ExportLinks name={t("navigation.targets")} list="targets" filters={{ indicators: code }} />
              </Section>
            )}
          </>
        )}
      </QueryBoundary>
    </Page>
  );
}

interface CitedDocument {
  readonly id: string;
  readonly number: string;
}

function documentsOf(targets: readonly { readonly document: CitedDocument }[]): CitedDocument[] {
  return [...new Map(targets.map(({ document }) => [document.id, document])).values()];
}

interface IndicatorFactsProps {
  readonly indicator: Indicator;
  readonly documents: readonly CitedDocument[];
}

function IndicatorFacts({ indicator, documents }: IndicatorFactsProps) {
  const { t, memberName } = useLocale();
  const { code, unit, owner, levels, historicalLevels, frequency, direction, basis, smallestCell } =
    indicator;
  const { computedFrom, usedFor, partition } = indicator;
  const named = (names: readonly ("PROVINCE" | "DISTRICT" | "COMMUNE")[]) =>
    names.map((level) => t(`unit.levels.${level}`)).join(", ");
  return (
    <Facts>
      <Fact name={t("indicator.code")}>{code}</Fact>
      <Fact name={t("indicator.unit")}>{t(`indicator.units.${unit}`)}</Fact>
      <Related name={t("indicator.computedFrom")} indicators={computedFrom} to={code} />
      <Related name={t("indicator.usedFor")} indicators={usedFor} to={code} />
      <Related name={t("indicator.partition")} indicators={partition} to={code} />
      <Fact name={t("indicator.owner")}>
        {owner === null ? t("indicator.everyMember") : memberName(owner)}
      </Fact>
      <Fact name={t("indicator.frequency")}>{t(`indicator.frequencies.${frequency}`)}</Fact>
      <Fact name={t("indicator.direction")}>{t(`indicator.directions.${direction}`)}</Fact>
      <Fact name={t("indicator.levels")}>{named(levels)}</Fact>
      <Fact name={t("indicator.breaks")}>
        {historicalLevels.length === 0 ? null : t("indicator.break2025", { levels: named(historicalLevels) })}
      </Fact>
      <Fact name={t("indicator.basis")}>{basis.map((kind) => t(`indicator.bases.${kind}`)).join(", ")}</Fact>
      <Fact name={t("indicator.smallestCell")}>
        {smallestCell === null ? null : t("indicator.smallestShown", { count: String(smallestCell) })}
      </Fact>
      <Fact name={t("indicator.documents")}>
        {documents.length === 0
          ? null
          : documents.map(({ id, number }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <PageLink to={documentAddress(id)}>{number}</PageLink>
              </span>
            ))}
      </Fact>
    </Facts>
  );
}

interface RelatedProps {
  readonly name: string;
  readonly indicators: readonly NamedIndicatorFragment[];
  /** The code of the page's own, which may be one of them. */
  readonly to: string;
}

/** Indicators that belong together with the page's own; nothing if there are none. */
function Related({ name, indicators, to }: RelatedProps) {
  const { text } = useLocale();
  if (indicators.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {indicators.map((indicator) => (
          <li key={indicator.code}>
            {indicator.code === to ? (
              <strong>{text(indicator.name)}</strong>
            ) : (
              <PageLink to={indicatorAddress(indicator.code)}>{text(indicator.name)}</PageLink>
            )}
          </li>
        ))}
      </ul>
    </Fact>
  );
}
