import { useDeferredValue } from "react";
import {
  type ListedOrganisationFragment,
  type OrganisationOrder,
  OrganisationsDocument,
  type Owing,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { PagedTable } from "../../lists/paged-table.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesCoordination } from "../../live/what-events-change.js";
import { anyText, countSet, oneOf, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE, PAGE_PARAMETERS, type PageState, pageVariables } from "../../navigation/paging.js";
import { organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Choice } from "../../ui/choice.js";
import { CountCell } from "../../ui/count-cell.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SearchField } from "../../ui/search-field.js";
import type { TableColumn } from "../../ui/table.js";

const PARAMETERS = {
  tim: anyText,
  viec: oneOf("tat-ca", "con-viec", "qua-han", "chua-ro"),
  xep: oneOf("viec", "ten"),
  ...PAGE_PARAMETERS,
};

const OWING: Readonly<Record<string, Owing>> = {
  "con-viec": "ANYTHING",
  "qua-han": "OVERDUE",
  "chua-ro": "UNKNOWN",
};
const ORDERS = { viec: "URGENCY", ten: "NAME" } satisfies Record<string, OrganisationOrder>;

/** The organisations, or those that a search finds: where each works, what it has signed, owes and has reported. */
export function OrganisationList() {
  const { t } = useLocale();
  const { state, change: changeState, addressWith } = useAddressState(PARAMETERS);
  const filters = {
    search: useDeferredValue(state.tim.trim()),
    owing: OWING[state.viec] ?? null,
    orderBy: ORDERS[state.xep],
  };
  const variablesOf = (page: PageState) => ({ ...pageVariables(page), ...filters });
  const query = useHubQuery(OrganisationsDocument, variablesOf(state));
  useRefetchOnEvents(query.refetch, changesCoordination);
  const page = query.data?.organisations;
  const columns = useOrganisationColumns();
  const change = (changes: Partial<typeof state>) => changeState({ ...FIRST_PAGE, ...changes });
  return (
    <>
      <Filters
        setCount={countSet(PARAMETERS, state, ["viec", "xep"])}
        search={
          <SearchField
            label={t("organisation.search")}
            value={state.tim}
            onChange={(tim) => change({ tim })}
          />
        }
      >
        <Choice
          label={t("organisation.owing")}
          value={state.viec}
          options={[
            ["tat-ca", t("page.all")],
            ["con-viec", t("organisation.owingAnything")],
            ["qua-han", t("organisation.late")],
            ["chua-ro", t("organisation.unknown")],
          ]}
          onChange={(viec) => change({ viec })}
        />
        <Choice
          label={t("page.order")}
          value={state.xep}
          options={[
            ["viec", t("organisation.byUrgency")],
            ["ten", t("organisation.byName")],
          ]}
          onChange={(xep) => change({ xep })}
        />
      </Filters>
      <QueryBoundary queries={[query]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("organisation.listed", { total })}</ListCount>
        {page?.nodes.length === 0 && isComplete([query]) && (
          <Notice kind="empty">{t("organisation.none")}</Notice>
        )}
        <PagedTable
          file={{ name: t("navigation.organisations"), list: "organisations", filters }}
          list={{
            document: OrganisationsDocument,
            variablesOf,
            pageOf: (data) => data.organisations,
            changedBy: changesCoordination,
          }}
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

function useOrganisationColumns(): readonly TableColumn<ListedOrganisationFragment>[] {
  const { t, text, date } = useLocale();
  return [
    {
      name: t("organisation.name"),
      cell: ({ id, name, endedOn }) => (
        <>
          <PageLink to={organisationAddress(id)}>{text(name)}</PageLink>
          {endedOn !== null && <span className="note"> {t("unit.until", { day: date(endedOn) })}</span>}
        </>
      ),
    },
    { name: t("organisation.type"), cell: ({ type }) => t(`organisation.types.${type}`) },
    {
      name: t("organisation.unit"),
      cell: ({ unit }) =>
        unit === null ? (
          t("organisation.central")
        ) : (
          <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
        ),
    },
    {
      name: t("organisation.signed"),
      cell: ({ participations }) => <CountCell count={participations.length} />,
    },
    { name: t("organisation.owes"), cell: ({ owed }) => <CountCell count={owed.open} /> },
    { name: t("organisation.late"), cell: ({ owed }) => <CountCell count={owed.overdue} /> },
    { name: t("organisation.unknown"), cell: ({ owed }) => <CountCell count={owed.unknown} /> },
    { name: t("organisation.unassigned"), cell: ({ owed }) => <CountCell count={owed.unassigned} /> },
    { name: t("organisation.reported"), cell: ({ reports }) => <CountCell count={reports.length} /> },
  ];
}
