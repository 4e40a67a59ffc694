import { useDeferredValue } from "react";
import { type ListedOrganisationFragment, OrganisationsDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesCoordination } from "../../live/what-events-change.js";
import { anyText, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE, PAGE_PARAMETERS, pageVariables } from "../../navigation/paging.js";
import { organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { byUrgency, type Owed, owedBy, owesAnything } from "../../organisations/owed.js";
import { useOwedProgrammes } from "../../organisations/use-owed-programmes.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Filters } from "../../ui/filters.js";
import { ListCount } from "../../ui/list-count.js";
import { Notice } from "../../ui/notice.js";
import { PageTurner } from "../../ui/page-turner.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SearchField } from "../../ui/search-field.js";
import { Table } from "../../ui/table.js";

const PARAMETERS = { tim: anyText, ...PAGE_PARAMETERS };

/** The organisations, or those that a search finds: where each works, what it has signed, owes and has reported. */
export function OrganisationList({ today }: { readonly today: string }) {
  const { t } = useLocale();
  const { state, change, addressWith } = useAddressState(PARAMETERS);
  const search = useDeferredValue(state.tim.trim());
  const query = useHubQuery(OrganisationsDocument, { ...pageVariables(state), search });
  const { query: owedQuery, programmes, hasMore } = useOwedProgrammes();
  useRefetchOnEvents(query.refetch, changesCoordination);
  const page = query.data?.organisations;
  const organisations = page?.nodes ?? [];
  return (
    <>
      <Filters
        search={
          <SearchField
            label={t("organisation.search")}
            value={state.tim}
            onChange={(tim) => change({ ...FIRST_PAGE, tim })}
          />
        }
      />
      <QueryBoundary queries={[query, owedQuery]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("organisation.listed", { total })}</ListCount>
        {organisations.length === 0 ? (
          isComplete([query]) && <Notice kind="empty">{t("organisation.none")}</Notice>
        ) : (
          <Organisations
            rows={organisations
              .map((organisation) => ({ ...organisation, owed: owedBy(organisation, programmes, today) }))
              .toSorted((one, other) => byUrgency(one.owed, other.owed))}
          />
        )}
        {hasMore && <p className="note">{t("programme.onlyFirst")}</p>}
        <PageTurner page={page} at={state} addressWith={addressWith} />
        <ExportLinks name={t("navigation.organisations")} list="organisations" filters={{ search }} />
      </QueryBoundary>
    </>
  );
}

interface OrganisationsProps {
  readonly rows: readonly (ListedOrganisationFragment & { readonly owed: Owed })[];
}

function Organisations({ rows }: OrganisationsProps) {
  const { t, text, date, number } = useLocale();
  const owing = rows.filter(({ owed }) => owesAnything(owed)).length;
  return (
    <>
      <p className="note">
        {owing === 0 ? t("organisation.owingNone") : t("organisation.owing", { count: owing })}
      </p>
      <Table
        caption={t("navigation.organisations")}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
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
          { name: t("organisation.signed"), cell: ({ participations }) => number(participations.length) },
          { name: t("organisation.owes"), cell: ({ owed }) => number(owed.open) },
          { name: t("organisation.late"), cell: ({ owed }) => number(owed.overdue) },
          { name: t("organisation.unknown"), cell: ({ owed }) => number(owed.unknown) },
          { name: t("organisation.unassigned"), cell: ({ owed }) => number(owed.unassigned) },
          { name: t("organisation.reported"), cell: ({ reports }) => number(reports.length) },
        ]}
      />
    </>
  );
}
