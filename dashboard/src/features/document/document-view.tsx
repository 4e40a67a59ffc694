import type { ReactNode } from "react";
import {
  DocumentInDetailDocument,
  type DocumentInDetailQuery,
  type DocumentRelation,
  type LinkedDocumentFragment,
} from "../../api/generated/operations.js";
import { ValidityTag } from "../../documents/validity-tag.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { FlagList } from "../../marks/flag-list.js";
import { useAddressState } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PageLink } from "../../navigation/page-link.js";
import { documentAddress, indicatorAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { TargetBound, TargetDoubt } from "../../targets/target-bound.js";
import { DayField } from "../../ui/day-field.js";
import { Doubts } from "../../ui/doubts.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Fact, Facts } from "../../ui/facts.js";
import { Page } from "../../ui/page.js";
import { printSource } from "../../ui/print-source.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceText } from "../../ui/source-text.js";
import { Table } from "../../ui/table.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";
import "./document.css";

/** `ngay` is the day for which it is said whether the document is in force; without it today. */
const PARAMETERS = { ngay: anyDay };

type Document = Extract<NonNullable<DocumentInDetailQuery["node"]>, { readonly number: string }>;

/** One document: what it is, whether it is in force on a day, what it relates to and what it sets. */
export function DocumentView({ id, today }: { readonly id: string; readonly today: string }) {
  const { t, text } = useLocale();
  const { state, change } = useAddressState(PARAMETERS);
  const day = state.ngay === "" ? today : state.ngay;
  const query = useHubQuery(DocumentInDetailDocument, { id, day });
  const node = query.data?.node;
  const document = node != null && "number" in node ? node : undefined;
  return (
    <Page
      title={document === undefined ? t("document.one") : document.number}
      lead={document === undefined ? undefined : text(document.title)}
      parents={[{ to: "/van-ban", name: t("navigation.documents") }]}
      aside={
        <DayField label={t("document.inForceOn")} value={state.ngay} onChange={(ngay) => change({ ngay })} />
      }
    >
      <QueryBoundary queries={[query]} rows={10}>
        {document === undefined ? (
          isComplete([query]) && (
            <ThingNotFound to="/van-ban" name={t("navigation.documents")}>
              {t("document.notFound")}
            </ThingNotFound>
          )
        ) : (
          <PolicyDocument document={document} day={day} />
        )}
      </QueryBoundary>
    </Page>
  );
}

function PolicyDocument({ document, day }: { readonly document: Document; readonly day: string }) {
  const locale = useLocale();
  const { t, text, date } = locale;
  const { kind, issuer, effectiveOn, validity, source, doubts, flags, claims } = document;
  return (
    <>
      <Facts>
        <Fact name={t("document.kind")}>{t(`document.kinds.${kind}`)}</Fact>
        <Fact name={t("document.issuer")}>{text(issuer)}</Fact>
        <Fact name={t("document.issuedOn")}>{describeIssue(document, locale)}</Fact>
        <Fact name={t("document.effectiveOn")}>{effectiveOn === null ? null : date(effectiveOn)}</Fact>
        <Fact name={t("document.onDay", { day: date(day) })}>
          <ValidityTag state={validity.state} /> {text(validity.reason)}
        </Fact>
        <Fact name={t("figure.source")}>
          <SourceText source={printSource(source)} />
        </Fact>
      </Facts>
      <Doubts doubts={doubts} />
      <Section id="links" title={t("document.links")} lead={t("document.linksLead")}>
        <Links document={document} />
      </Section>
      <Targets id={document.id} targets={document.targets} />
      <Tasks id={document.id} tasks={document.tasks} />
      {claims.length > 0 && (
        <Section id="claims" title={t("document.claims")}>
          <ul className="plain-list">
            {claims.map(({ printedText, source: where }) => (
              <li key={`${printedText} ${printSource(where)}`}>
                <span className="printed" lang="vi">
                  “{printedText}”
                </span>{" "}
                <span className="note">
                  <SourceText source={printSource(where)} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {flags.length > 0 && (
        <Section id="checks" title={t("figures.checks")}>
          <FlagList flags={flags} />
        </Section>
      )}
    </>
  );
}

/** The day it was issued, or the one by which it was there. */
function describeIssue({ issuedOn, knownBy }: Document, { t, date }: Locale): string {
  if (issuedOn !== null) return date(issuedOn);
  return knownBy === null ? t("document.dayUnknown") : t("document.knownBy", { day: date(knownBy) });
}

/** Its place among the others: what it relates to, and what relates to it. */
function Links({ document }: { readonly document: Document }) {
  const { t } = useLocale();
  const { links, linkedFrom } = document;
  if (links.length + linkedFrom.length === 0) return <p>{t("document.noLinks")}</p>;
  return (
    <div className="two-columns">
      <LinkList
        title={t("document.relatesTo")}
        links={links.map(({ relation, to, doubts }) => ({
          relation,
          other: to,
          doubts: <Doubts doubts={doubts} />,
        }))}
        word={(relation) => t(`document.relation.${relation}`)}
      />
      <LinkList
        title={t("document.relatedFrom")}
        links={linkedFrom.map(({ relation, from, doubts }) => ({
          relation,
          other: from,
          doubts: <Doubts doubts={doubts} />,
        }))}
        word={(relation) => t(`document.relationBack.${relation}`)}
      />
    </div>
  );
}

interface LinkListProps {
  readonly title: string;
  readonly links: readonly {
    readonly relation: DocumentRelation;
    readonly other: LinkedDocumentFragment;
    readonly doubts: ReactNode;
  }[];
  readonly word: (relation: DocumentRelation) => string;
}

function LinkList({ title, links, word }: LinkListProps) {
  const { text } = useLocale();
  if (links.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="document-links">
        {links.map(({ relation, other, doubts }) => (
          <li key={`${relation} ${other.id}`}>
            <span className="document-relation">{word(relation)}</span>{" "}
            <PageLink to={documentAddress(other.id)}>{other.number}</PageLink>{" "}
            <span className="note">{text(other.title)}</span>
            {doubts}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Targets({ id, targets }: Pick<Document, "id" | "targets">) {
  const { t, text } = useLocale();
  if (targets.length === 0) return null;
  return (
    <Section id="targets" title={t("document.targets")}>
      <Table
        caption={t("document.targets")}
        rows={targets}
        keyOf={(target) => target.id}
        columns={[
          {
            name: t("targets.indicator"),
            cell: ({ indicator: { code, name } }) => (
              <PageLink to={indicatorAddress(code)}>{text(name)}</PageLink>
            ),
          },
          { name: t("targets.scope"), cell: ({ scope }) => text(scope) },
          { name: t("targets.year"), cell: ({ year }) => year },
          {
            name: t("targets.target"),
            cell: (target) => (
              <>
                <TargetBound target={target} />
                <TargetDoubt target={target} />
              </>
            ),
          },
        ]}
      />
      <ExportLinks name={t("navigation.targets")} list="targets" filters={{ documentId: id }} />
    </Section>
  );
}

function Tasks({ id, tasks }: Pick<Document, "id" | "tasks">) {
  const { t, text } = useLocale();
  if (tasks.length === 0) return null;
  return (
    <Section id="tasks" title={t("unit.tasks")}>
      <Table
        caption={t("unit.tasks")}
        rows={tasks}
        keyOf={(task) => task.id}
        columns={[
          { name: t("unit.task"), cell: ({ title }) => text(title) },
          { name: t("unit.taskOwner"), cell: ({ owner }) => owner !== null && text(owner) },
        ]}
      />
      <ExportLinks name={t("unit.tasks")} list="tasks" filters={{ documentId: id }} />
    </Section>
  );
}
