import {
  type CopyOfMemberFragment,
  DocumentByNumberDocument,
  FigureByIdDocument,
  type FigureInDetailFragment,
  FigureInRecordDocument,
} from "../../api/generated/operations.js";
import {
  describeDay,
  describeFigure,
  describeParts,
  describeShare,
  nameIndicator,
} from "../../figures/describe-figure.js";
import { FigureTable } from "../../figures/figure-table.js";
import { InternalMark, isInternal } from "../../figures/internal-mark.js";
import { nameReporter } from "../../figures/name-reporter.js";
import { describeActor } from "../../history/describe-change.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesFigures } from "../../live/what-events-change.js";
import { FlagList } from "../../marks/flag-list.js";
import { PageLink } from "../../navigation/page-link.js";
import {
  documentAddress,
  figureAddress,
  figuresAddress,
  indicatorAddress,
  unitAddress,
} from "../../navigation/thing-addresses.js";
import { type HubQuery, isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Doubts } from "../../ui/doubts.js";
import { Fact, Facts } from "../../ui/facts.js";
import { InBrowser } from "../../ui/in-browser.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { Page } from "../../ui/page.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";
import { Citation } from "./citation.js";
import { versionsOf } from "./figure-versions.js";
import "./figure.css";

/** One figure: what was printed and where, what the checks say, who reported it when, and what became of it. */
export function FigureView({ id }: { readonly id: string }) {
  const locale = useLocale();
  const { t, text } = locale;
  const { figure, queries, copies } = useFigure(id);
  const title =
    figure === undefined
      ? t("figures.one")
      : [nameIndicator(figure, locale), figure.unit === null ? undefined : text(figure.unit.name)]
          .filter((part) => part !== undefined)
          .join(" · ");
  return (
    <Page title={title} parents={[{ to: "/so-lieu", name: t("navigation.figures") }]}>
      <QueryBoundary queries={queries} rows={10}>
        {figure === undefined ? (
          isComplete(queries) && (
            <ThingNotFound to="/so-lieu" name={t("navigation.figures")}>
              {t("figures.notFound")}
            </ThingNotFound>
          )
        ) : (
          <>
            <OldRows copies={copies} />
            <Figure figure={figure} />
          </>
        )}
      </QueryBoundary>
    </Page>
  );
}

interface KnownFigure {
  readonly figure: FigureInDetailFragment | undefined;
  readonly queries: readonly HubQuery<unknown>[];
  /** Where it comes from the joint record: how old that is. */
  readonly copies?: readonly CopyOfMemberFragment[];
}

/** As its member has it; while that is silent, and this browser has kept nothing of it, as the joint record has it. */
function useFigure(id: string): KnownFigure {
  const query = useHubQuery(FigureByIdDocument, { id });
  useRefetchOnEvents(query.refetch, changesFigures);
  const node = query.data?.node;
  const figure = node != null && "printedText" in node ? node : undefined;
  const isMissing = figure === undefined && query.failedMembers.length > 0;
  const recorded = useHubQuery(FigureInRecordDocument, isMissing ? { id } : undefined);
  if (!isMissing) return { figure, queries: [query] };
  const list = recorded.data?.figures;
  const [inRecord] = list?.nodes ?? [];
  if (inRecord === undefined) return { figure: undefined, queries: [query, recorded] };
  const copies = list?.members.filter(({ member }) => member === inRecord.member) ?? [];
  return { figure: inRecord, queries: [recorded], copies };
}

function Figure({ figure }: { readonly figure: FigureInDetailFragment }) {
  const { t } = useLocale();
  return (
    <>
      <Headline figure={figure} />
      <div className="two-columns">
        <Section id="printed" title={t("figures.source")}>
          <Source figure={figure} />
        </Section>
        <Section id="facts" title={t("figures.facts")}>
          <FigureFacts figure={figure} />
        </Section>
      </div>
      <Section id="checks" title={t("figures.checks")}>
        <Checks figure={figure} />
      </Section>
      <Versions figure={figure} />
      <Rivals figure={figure} />
      {!isInternal(figure) && (
        <Section id="cite" title={t("figures.cite")} lead={t("figures.citeLead")}>
          <InBrowser rows={2}>
            <Citation figure={figure} />
          </InBrowser>
        </Section>
      )}
    </>
  );
}

function Headline({ figure }: { readonly figure: FigureInDetailFragment }) {
  const locale = useLocale();
  const { t } = locale;
  const parts = figure.indicator?.unit === "PERCENT" ? describeParts(figure, locale) : undefined;
  return (
    <div className="figure-headline">
      <p className="figure-value">{describeFigure(figure, locale) ?? t("figure.noData")}</p>
      <p>
        {parts !== undefined && <>{parts} · </>}
        {describeDay(figure, locale)}
      </p>
      {isInternal(figure) && (
        <p>
          <InternalMark figure={figure} />
          {t("figures.internalLead")}
        </p>
      )}
      {figure.state === "CORRECTED" && figure.correctedBy !== null && (
        <Notice kind="partial">
          {t("figures.corrected")}{" "}
          <PageLink to={figureAddress(figure.correctedBy.id)}>{t("figures.seeCorrection")}</PageLink>
        </Notice>
      )}
    </div>
  );
}

/** The printed words, and the way to where they were printed. */
function Source({ figure }: { readonly figure: FigureInDetailFragment }) {
  const { t } = useLocale();
  const { printedText, source } = figure;
  const { title, publisher, author, publishedAt, locator, url, archivedCopy, document } = source;
  const number = document?.number;
  const cited = useHubQuery(DocumentByNumberDocument, number === undefined ? undefined : { number });
  const known = cited.data?.policyDocument;
  return (
    <>
      <blockquote className="figure-printed" lang="vi">
        “{printedText}”
      </blockquote>
      <Facts>
        <Fact name={t(isInternal(figure) ? "figures.keptIn" : "figures.printedIn")}>
          {title === null ? null : <cite lang="vi">{title}</cite>}
        </Fact>
        <Fact name={t("figures.publisher")}>
          {[publisher, author].filter((name) => name !== null).join(", ")}
        </Fact>
        <Fact name={t("figures.published")}>
          {publishedAt === null ? null : <PublishedAt moment={publishedAt} />}
        </Fact>
        <Fact name={t("figures.place")}>{locator === null ? null : <span lang="vi">{locator}</span>}</Fact>
        <Fact name={t("figures.document")}>
          {known == null ? number : <PageLink to={documentAddress(known.id)}>{known.number}</PageLink>}
        </Fact>
        <Fact name={t("figures.address")}>
          {url === null ? t("figures.noAddress") : <OutsideLink to={url} />}
        </Fact>
        <Fact name={t("figures.archived")}>
          {archivedCopy === null ? null : <OutsideLink to={archivedCopy} />}
        </Fact>
      </Facts>
    </>
  );
}

function OutsideLink({ to }: { readonly to: string }) {
  return (
    <a href={to} rel="noreferrer">
      {new URL(to).hostname}
    </a>
  );
}

/** As exactly as it was printed. */
function PublishedAt({ moment }: { readonly moment: string }) {
  const { date } = useLocale();
  const [day = "", time] = moment.split("T");
  return (
    <time dateTime={moment}>
      {time === undefined ? date(day) : `${time.replace("+07:00", "")} ${date(day)}`}
    </time>
  );
}

function FigureFacts({ figure }: { readonly figure: FigureInDetailFragment }) {
  const locale = useLocale();
  const { t, text, date } = locale;
  const { unit, indicatorCode, actor, knownAt, reason } = figure;
  return (
    <Facts>
      <Fact name={t("figures.indicator")}>
        <PageLink to={indicatorAddress(indicatorCode)}>{nameIndicator(figure, locale)}</PageLink>
      </Fact>
      <Fact name={t("figures.unit")}>
        {unit === null ? (
          t("figures.unitUnknown")
        ) : (
          <>
            <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
            {unit.parent !== null && `, ${text(unit.parent.name)}`}
            {unit.endedOn !== null && ` (${t("unit.until", { day: date(unit.endedOn) })})`}
          </>
        )}
      </Fact>
      <Fact name={t("figures.day")}>{describeDay(figure, locale)}</Fact>
      <Fact name={t("figures.reportedBy")}>
        {actor === null ? nameReporter(figure, locale) : describeActor(actor, locale)}
      </Fact>
      <Fact name={t("figures.known")}>
        <time dateTime={knownAt}>{date(knownAt)}</time>
      </Fact>
      <Fact name={t("history.reason")}>{reason}</Fact>
      <Fact name={t("figures.more")}>
        {unit === null ? null : (
          <PageLink to={figuresAddress({ under: unit.id, indicator: indicatorCode })}>
            {t("figures.beside")}
          </PageLink>
        )}
      </Fact>
    </Facts>
  );
}

/** What the rules found, and what the printed parts give. */
function Checks({ figure }: { readonly figure: FigureInDetailFragment }) {
  const locale = useLocale();
  const { t, percent } = locale;
  const { flags, computedPercentage } = figure;
  const flagged = new Set(flags.map(({ rule }) => rule));
  // What a rule has found is told once.
  const doubts = figure.doubts.filter(({ rule }) => rule === null || !flagged.has(rule));
  const printed = figure.printedPercentage === null ? undefined : describeShare(figure, locale);
  return (
    <>
      {printed !== undefined && computedPercentage !== null && (
        <p>{t("figures.recomputed", { printed, computed: percent(computedPercentage) })}</p>
      )}
      {flags.length === 0 && <p>{t("figures.noFindings")}</p>}
      <FlagList flags={flags} />
      <Doubts doubts={doubts} />
    </>
  );
}

function Versions({ figure }: { readonly figure: FigureInDetailFragment }) {
  const locale = useLocale();
  const { t, date } = locale;
  const versions = versionsOf(figure);
  return (
    <Section id="versions" title={t(isInternal(figure) ? "figures.records" : "figures.versions")}>
      {versions.length === 1 && <p>{t("figures.neverCorrected")}</p>}
      <ol className="figure-versions">
        {versions.map(({ version, isShown }) => {
          const value = describeFigure(version, locale) ?? t("figure.noData");
          return (
            <li key={version.id} aria-current={isShown ? "true" : undefined}>
              {isShown ? (
                <strong>{value}</strong>
              ) : (
                <PageLink to={figureAddress(version.id)}>{value}</PageLink>
              )}
              <span className="printed" lang="vi">
                “{version.printedText}”
              </span>
              <span className="note">
                {nameReporter(version, locale)}, {t("figure.entered", { date: date(version.knownAt) })}
                {version.reason !== null && ` · ${t("history.reason")}: ${version.reason}`}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** Others' claims about the same day; nothing if there are none. */
function Rivals({ figure: { rivals } }: { readonly figure: FigureInDetailFragment }) {
  const { t } = useLocale();
  if (rivals.length === 0) return null;
  return (
    <Section id="rivals" title={t("figures.rivals")} lead={t("figures.rivalsLead")}>
      <FigureTable caption={t("figures.rivals")} figures={rivals} />
    </Section>
  );
}
