import { IndicatorInDetailDocument, type IndicatorInDetailQuery } from "../../api/generated/operations.js";
import { FigureTable } from "../../figures/figure-table.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesFigures } from "../../live/what-events-change.js";
import { PageLink } from "../../navigation/page-link.js";
import { documentAddress, figuresAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { TargetTable } from "../../targets/target-table.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Fact, Facts } from "../../ui/facts.js";
import { NoData } from "../../ui/no-data.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { Page } from "../../ui/page.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";

type Indicator = NonNullable<IndicatorInDetailQuery["indicator"]>;

/** One indicator: what it counts, who reports it how often, its breaks, targets and figures. */
export function IndicatorView({ code }: { readonly code: string }) {
  const { t, text } = useLocale();
  const query = useHubQuery(IndicatorInDetailDocument, { code });
  useRefetchOnEvents(query.refetch, changesFigures);
  const indicator = query.data?.indicator ?? undefined;
  const targets = query.data?.targets?.nodes ?? [];
  const figures = query.data?.figures;
  return (
    <Page
      title={indicator === undefined ? t("indicator.one") : text(indicator.name)}
      lead={indicator === undefined ? undefined : text(indicator.definition)}
      parents={[{ to: "/so-lieu", name: t("navigation.figures") }]}
    >
      <QueryBoundary queries={[query]} rows={10}>
        {indicator === undefined ? (
          isComplete([query]) && <Notice kind="empty">{t("indicator.notFound")}</Notice>
        ) : (
          <>
            <IndicatorFacts indicator={indicator} documents={documentsOf(targets)} />
            <Section
              id="figures"
              title={t("navigation.figures")}
              aside={<PageLink to={figuresAddress({ indicator: code })}>{t("list.all")}</PageLink>}
            >
              {figures?.nodes.length === 0 && <NoData />}
              {figures != null && figures.nodes.length > 0 && (
                <FigureTable caption={t("navigation.figures")} figures={figures.nodes} without="indicator" />
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
  const { code, unit, owner, levels, historicalLevels, frequency, direction, basis } = indicator;
  const named = (names: readonly ("PROVINCE" | "DISTRICT" | "COMMUNE")[]) =>
    names.map((level) => t(`unit.levels.${level}`)).join(", ");
  return (
    <Facts>
      <Fact name={t("indicator.code")}>{code}</Fact>
      <Fact name={t("indicator.unit")}>{t(`indicator.units.${unit}`)}</Fact>
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
