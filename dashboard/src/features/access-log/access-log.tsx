import { useDeferredValue } from "react";
import {
  AccessLogDocument,
  AuditedOrganisationsDocument,
  type ListedAccessFragment,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import "../../language/identity-words.js";
import { ListCount } from "../../lists/list-count.js";
import { PagedTable } from "../../lists/paged-table.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { FIRST_PAGE, type PageState } from "../../navigation/paging.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Choice, ChoiceOrAll } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SearchField } from "../../ui/search-field.js";
import type { TableColumn } from "../../ui/table.js";
import {
  ACCESS_FILTERS,
  type AccessFilterState,
  accessVariables,
  FILTERS_SHOWN,
  OF_NONE,
  OUTCOMES,
} from "./access-filters.js";
import "./access-log.css";

type Named = readonly [id: string, name: string];

/** The log of an organisation whose auditor the reader is. */
export function AccessLog() {
  const { t, text } = useLocale();
  const query = useHubQuery(AuditedOrganisationsDocument, {});
  const operatesHub = query.data?.me?.operatesHub ?? false;
  const audited = (query.data?.me?.roles ?? []).filter(
    ({ role }) => role === "AUDITOR" || (operatesHub && role === "OPERATOR"),
  );
  const organisations = new Map(audited.map(({ organisation: { id, name } }) => [id, text(name)]));
  return (
    <QueryBoundary queries={[query]} rows={10}>
      {isComplete([query]) && organisations.size === 0 && (
        <Notice kind="empty">{t("accessLog.forAuditors")}</Notice>
      )}
      {organisations.size > 0 && <LogOf organisations={[...organisations]} operatesHub={operatesHub} />}
    </QueryBoundary>
  );
}

interface AuditorProps {
  /** Those of which the reader is an auditor or operator; the first one's log is shown where none is chosen. */
  readonly organisations: readonly Named[];
  /** May read the log of every organisation, and what belongs to none. */
  readonly operatesHub: boolean;
}

function LogOf({ organisations, operatesHub }: AuditorProps) {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState<AccessFilterState>(ACCESS_FILTERS);
  const [usual = ""] = organisations[0] ?? [];
  const asked = useDeferredValue(state);
  const variablesOf = (page: PageState) => accessVariables({ ...asked, ...page }, usual);
  const query = useHubQuery(AccessLogDocument, variablesOf(state));
  const page = query.data?.accessLog;
  const columns = useAccessColumns();
  return (
    <>
      <AccessFilters organisations={organisations} operatesHub={operatesHub} />
      <QueryBoundary queries={[query]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("accessLog.listed", { total })}</ListCount>
        {page?.nodes.length === 0 && isComplete([query]) && (
          <Notice kind="empty">{t("accessLog.none")}</Notice>
        )}
        <PagedTable
          file={{
            name: t("accessLog.title"),
            list: "access-log",
            filters: variablesOf(state),
            isForCaller: true,
          }}
          list={{
            document: AccessLogDocument,
            variablesOf,
            pageOf: (data) => data.accessLog,
            changedBy: () => false,
          }}
          query={query}
          at={state}
          addressWith={addressWith}
          keyOf={({ number }) => String(number)}
          columns={columns}
        />
      </QueryBoundary>
    </>
  );
}

function AccessFilters({ organisations, operatesHub }: AuditorProps) {
  const { t } = useLocale();
  const { state, change: changeState } = useAddressState<AccessFilterState>(ACCESS_FILTERS);
  const change = (changes: Partial<AccessFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  const [usual = ""] = organisations[0] ?? [];
  const offered: readonly Named[] = [...organisations, [OF_NONE, t("accessLog.ofNone")]];
  const shown = state["co-quan"] === "" ? usual : state["co-quan"];
  const isOther = !offered.some(([id]) => id === shown);
  return (
    <Filters
      setCount={countSet<AccessFilterState>(ACCESS_FILTERS, state, FILTERS_SHOWN)}
      search={
        <SearchField
          label={t("accessLog.account")}
          value={state["tai-khoan"]}
          onChange={(account) => change({ "tai-khoan": account })}
        />
      }
    >
      <Choice
        label={t("accessLog.organisation")}
        value={isOther ? "" : shown}
        options={[...(isOther ? [["", "–"] as const] : []), ...offered]}
        onChange={(chosen) => change({ "co-quan": chosen === usual ? "" : chosen })}
      />
      {operatesHub && (
        <OrganisationPicker
          label={t("accessLog.otherOrganisation")}
          value={isOther ? state["co-quan"] : ""}
          onChange={(chosen) => change({ "co-quan": chosen })}
        />
      )}
      <DayField label={t("accessLog.from")} value={state.tu} onChange={(tu) => change({ tu })} />
      <DayField label={t("accessLog.to")} value={state.den} onChange={(den) => change({ den })} />
      <SearchField
        label={t("accessLog.operationOrField")}
        value={state["thao-tac"]}
        onChange={(operation) => change({ "thao-tac": operation })}
      />
      <SearchField
        label={t("accessLog.agreement")}
        value={state["thoa-thuan"]}
        onChange={(agreement) => change({ "thoa-thuan": agreement })}
      />
      <ChoiceOrAll
        label={t("accessLog.outcome")}
        value={state["ket-qua"]}
        options={Object.entries(OUTCOMES).map(([word, outcome]) => [
          word,
          t(`accessLog.outcomes.${outcome}`),
        ])}
        onChange={(word) => change({ "ket-qua": ACCESS_FILTERS["ket-qua"].read(word) })}
      />
    </Filters>
  );
}

function useAccessColumns(): readonly TableColumn<ListedAccessFragment>[] {
  const { t, number, date, time } = useLocale();
  return [
    { name: t("accessLog.number"), cell: (record) => number(record.number) },
    {
      name: t("accessLog.at"),
      cell: ({ at }) => (
        <time dateTime={at}>
          {date(at)} <span className="note">{time(at)}</span>
        </time>
      ),
    },
    {
      name: t("accessLog.account"),
      cell: ({ account }) => <span className="access-account">{account ?? t("accessLog.several")}</span>,
    },
    { name: t("accessLog.operation"), cell: (record) => <Operation {...record} /> },
    { name: t("accessLog.purpose"), cell: ({ purpose }) => purpose ?? "–" },
    { name: t("accessLog.agreements"), cell: ({ agreements }) => agreements.join("; ") || "–" },
    {
      name: t("accessLog.outcome"),
      cell: ({ outcome, code }) => (
        <>
          {t(`accessLog.outcomes.${outcome}`)}
          {code !== null && <code className="access-code"> {code}</code>}
        </>
      ),
    },
    { name: t("accessLog.rows"), cell: ({ rows }) => (rows === null ? "–" : number(rows)) },
    { name: t("accessLog.count"), cell: ({ count }) => number(count) },
  ];
}

/** What was asked for, behind which are its fields. */
function Operation({ operation, way }: Pick<ListedAccessFragment, "operation" | "way">) {
  const { t } = useLocale();
  if (operation === null) return t("accessLog.manyOperations");
  const { kind, name, hash, fields } = operation;
  return (
    <details className="accessed">
      <summary>
        {t(`accessLog.kinds.${kind}`)} <code>{name ?? hash}</code>
      </summary>
      {way !== "OWN" && <p className="note">{t(`accessLog.ways.${way}`)}</p>}
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <code>{field}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
