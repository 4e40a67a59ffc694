import { useDeferredValue } from "react";
import { PolicyDocumentsDocument, type PolicyDocumentsQuery } from "../../api/generated/operations.js";
import { ValidityTag } from "../../documents/validity-tag.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { PagedTable } from "../../lists/paged-table.js";
import { anyText, countSet, oneOf, useAddressState } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE, PAGE_PARAMETERS, type PageState, pageVariables } from "../../navigation/paging.js";
import { documentAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Choice } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SearchField } from "../../ui/search-field.js";
import type { TableColumn } from "../../ui/table.js";

/** `ngay` is the day for which it is said what is in force; `hieu-luc=co` leaves out what is known not to be. */
const PARAMETERS = {
  tim: anyText,
  ngay: anyDay,
  "hieu-luc": oneOf("tat-ca", "co"),
  ...PAGE_PARAMETERS,
};

type Document = NonNullable<PolicyDocumentsQuery["policyDocuments"]>["nodes"][number];

/** The documents by number, or what a search finds, and what of them is in force on a day. */
export function DocumentList({ today }: { readonly today: string }) {
  const { t } = useLocale();
  const { state, change: changeState, addressWith } = useAddressState(PARAMETERS);
  const day = state.ngay === "" ? today : state.ngay;
  const filters = {
    search: useDeferredValue(state.tim.trim()),
    ...(state["hieu-luc"] === "co" && { inForceOn: day, includeNotKnown: true }),
  };
  const variablesOf = (page: PageState) => ({ ...pageVariables(page), ...filters, day });
  const query = useHubQuery(PolicyDocumentsDocument, variablesOf(state));
  const page = query.data?.policyDocuments;
  const columns = useDocumentColumns(day);
  const change = (changes: Partial<typeof state>) => changeState({ ...FIRST_PAGE, ...changes });
  return (
    <>
      <Filters
        setCount={countSet(PARAMETERS, state, ["ngay", "hieu-luc"])}
        search={
          <SearchField label={t("document.search")} value={state.tim} onChange={(tim) => change({ tim })} />
        }
      >
        <DayField label={t("document.inForceOn")} value={state.ngay} onChange={(ngay) => change({ ngay })} />
        <Choice
          label={t("document.show")}
          value={state["hieu-luc"]}
          options={[
            ["tat-ca", t("page.all")],
            ["co", t("document.onlyInForce")],
          ]}
          onChange={(value) => change({ "hieu-luc": value })}
        />
      </Filters>
      <QueryBoundary queries={[query]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("document.listed", { total })}</ListCount>
        {page?.nodes.length === 0 && isComplete([query]) && (
          <Notice kind="empty">{t("document.none")}</Notice>
        )}
        <PagedTable
          file={{ name: t("navigation.documents"), list: "policy-documents", filters }}
          list={{ document: PolicyDocumentsDocument, variablesOf, pageOf: (data) => data.policyDocuments }}
          query={query}
          at={state}
          addressWith={addressWith}
          keyOf={({ id }) => id}
          columns={columns}
        />
      </QueryBoundary>
    </>
  );
}

function useDocumentColumns(day: string): readonly TableColumn<Document>[] {
  const { t, text, date } = useLocale();
  return [
    {
      name: t("document.number"),
      cell: ({ id, number }) => <PageLink to={documentAddress(id)}>{number}</PageLink>,
    },
    {
      name: t("document.title"),
      cell: ({ kind, title }) => `${t(`document.kinds.${kind}`)}: ${text(title)}`,
    },
    { name: t("document.issuer"), cell: ({ issuer }) => text(issuer) },
    {
      name: t("document.issuedOn"),
      cell: ({ issuedOn }) => (issuedOn === null ? t("document.dayUnknown") : date(issuedOn)),
    },
    {
      name: t("document.onDay", { day: date(day) }),
      cell: ({ validity }) => <ValidityTag state={validity.state} />,
    },
  ];
}
