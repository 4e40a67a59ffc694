import { UnitsDocument, type UnitsQuery } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { ListEnd } from "../../lists/list-end.js";
import { PagedTable } from "../../lists/paged-table.js";
import { anyText, countSet, oneOf, useAddressState } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PageLink } from "../../navigation/page-link.js";
import {
  FIRST_PAGE,
  PAGE_PARAMETERS,
  PAGE_SIZE,
  type PageState,
  pageVariables,
} from "../../navigation/paging.js";
import { unitAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { ChoiceOrAll } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import type { ListAsFile } from "../../ui/export-links.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SearchField } from "../../ui/search-field.js";
import type { TableColumn } from "../../ui/table.js";
import { UnitTree } from "./unit-tree.js";

const PARAMETERS = {
  tim: anyText,
  cap: oneOf("", "PROVINCE", "DISTRICT", "COMMUNE"),
  ngay: anyDay,
  ...PAGE_PARAMETERS,
};

type FoundUnit = NonNullable<NonNullable<UnitsQuery["administrativeUnits"]>["nodes"]>[number];

/** The units of a day as a tree of provinces, or what a search or a level finds, page by page. */
export function UnitList() {
  const { t, text } = useLocale();
  const { state, change: changeState, addressWith } = useAddressState(PARAMETERS);
  const { tim, cap, ngay } = state;
  const isTree = tim.trim() === "" && cap === "";
  const variablesOf = (page: PageState) => ({
    ...pageVariables(page, isTree ? 200 : PAGE_SIZE),
    ...(tim.trim() !== "" && { search: tim.trim() }),
    ...(isTree ? { level: "PROVINCE" as const } : cap !== "" && { level: cap }),
    ...(ngay !== "" && { asOf: ngay }),
  });
  const query = useHubQuery(UnitsDocument, variablesOf(state));
  const list = query.data?.administrativeUnits;
  const units = list?.nodes ?? [];
  const columns = useUnitColumns(ngay);
  const file: ListAsFile = {
    name: t("navigation.units"),
    list: "units",
    filters: { search: tim.trim(), level: cap, asOf: ngay },
  };
  const change = (changes: Partial<typeof state>) => changeState({ ...FIRST_PAGE, ...changes });
  return (
    <>
      <Filters
        setCount={countSet(PARAMETERS, state, ["cap", "ngay"])}
        search={
          <SearchField label={t("unit.search")} value={tim} onChange={(value) => change({ tim: value })} />
        }
      >
        <ChoiceOrAll
          label={t("unit.level")}
          value={cap}
          options={[
            ["PROVINCE", t("unit.levels.PROVINCE")],
            ["DISTRICT", t("unit.levels.DISTRICT")],
            ["COMMUNE", t("unit.levels.COMMUNE")],
          ]}
          onChange={(level) => change({ cap: level })}
        />
        <DayField label={t("unit.asOf")} value={ngay} onChange={(day) => change({ ngay: day })} />
      </Filters>
      <p className="note">
        {t("unit.daysHint")}{" "}
        <PageLink to={addressWith({ ...FIRST_PAGE, ngay: "2025-06-30" })}>30/06/2025</PageLink>
        {" · "}
        <PageLink to={addressWith({ ...FIRST_PAGE, ngay: "2025-07-01" })}>01/07/2025</PageLink>
        {" · "}
        <PageLink to={addressWith({ ...FIRST_PAGE, ngay: "" })}>{t("unit.today")}</PageLink>
      </p>
      <QueryBoundary queries={[query]} rows={12}>
        {list?.register.isKnown === false && (
          <Notice kind="partial">
            {list.register.note === null ? t("unit.notKnown") : text(list.register.note)}
          </Notice>
        )}
        {units.length === 0 && isComplete([query]) && <Notice kind="empty">{t("unit.noneFound")}</Notice>}
        <ListCount total={list?.totalCount}>{(total) => t("unit.listed", { total })}</ListCount>
        {isTree ? (
          <>
            <UnitTree units={units} asOf={ngay} />
            <ListEnd file={file} page={list} at={state} addressWith={addressWith} />
          </>
        ) : (
          <PagedTable
            file={file}
            list={{ document: UnitsDocument, variablesOf, pageOf: (data) => data.administrativeUnits }}
            query={query}
            at={state}
            addressWith={addressWith}
            keyOf={({ id }) => id}
            columns={columns}
          />
        )}
      </QueryBoundary>
    </>
  );
}

function useUnitColumns(asOf: string): readonly TableColumn<FoundUnit>[] {
  const { t, text } = useLocale();
  return [
    {
      name: t("unit.name"),
      cell: ({ id, name }) => <PageLink to={unitAddress(id, asOf)}>{text(name)}</PageLink>,
    },
    { name: t("unit.kind"), cell: ({ kind }) => t(`unit.kinds.${kind}`) },
    { name: t("unit.code"), cell: ({ officialCode }) => officialCode },
    {
      name: t("unit.partOf"),
      cell: ({ parent }) =>
        parent !== null && <PageLink to={unitAddress(parent.id, asOf)}>{text(parent.name)}</PageLink>,
    },
    { name: t("unit.state"), cell: (unit) => <EndOfUnit unit={unit} /> },
  ];
}

/** That it is in force, or until when it was and what has succeeded it. */
function EndOfUnit({ unit: { endedOn, successors } }: { readonly unit: FoundUnit }) {
  const { t, text, date } = useLocale();
  if (endedOn === null) return t("unit.inForce");
  return (
    <>
      {t("unit.until", { day: date(endedOn) })}
      {successors.length > 0 && ` ${t("unit.thenIn")} `}
      {successors.map(({ successor }, index) => (
        <span key={successor.id}>
          {index > 0 && ", "}
          <PageLink to={unitAddress(successor.id)}>{text(successor.name)}</PageLink>
        </span>
      ))}
    </>
  );
}
