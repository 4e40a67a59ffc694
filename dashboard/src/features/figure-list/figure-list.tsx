import {
  FigureCountsDocument,
  FigureFiltersDocument,
  FiguresDocument,
  type FiguresQuery,
} from "../../api/generated/operations.js";
import { useFigureColumns } from "../../figures/figure-table.js";
import { FiguresBesideChart } from "../../figures/figures-beside-chart.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { PagedTable } from "../../lists/paged-table.js";
import { rowsOfPage } from "../../lists/row-range.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesFigures } from "../../live/what-events-change.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE, type PageState, pageVariables } from "../../navigation/paging.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Choice, ChoiceOrAll } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { FIGURE_FILTERS, FILTERS_SHOWN, type FigureFilterState, figureVariables } from "./figure-filters.js";

/** All members' figures by unit, indicator and day, filtered and turned as the address says. */
export function FigureList() {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState<FigureFilterState>(FIGURE_FILTERS);
  const variables = figureVariables(state);
  const variablesOf = (page: PageState) => ({ ...variables, ...pageVariables(page) });
  const query = useHubQuery(FiguresDocument, variablesOf(state));
  const counting = useHubQuery(FigureCountsDocument, { ...variables, ofDay: variables.asOf != null });
  const counts = counting.isOfFormer ? undefined : counting.data?.figures;
  const columns = useFigureColumns();
  useRefetchOnEvents(query.refetch, changesFigures);
  useRefetchOnEvents(counting.refetch, changesFigures);
  const pageOf = ({ figures }: FiguresQuery) =>
    figures && { ...figures, totalCount: counts?.totalCount ?? null };
  const list = query.data && pageOf(query.data);
  const figures = list?.nodes ?? [];
  const isPart = list != null && (list.pageInfo.hasPreviousPage || list.pageInfo.hasNextPage);
  const part = isPart ? { rows: rowsOfPage(list, state), total: list.totalCount } : undefined;
  return (
    <>
      <FigureFilters />
      <QueryBoundary queries={[query]} rows={12}>
        <ListCount total={counts?.totalCount} isAwaited={counting.isLoading || counting.isOfFormer}>
          {(total) => t("figures.listed", { total })}
        </ListCount>
        <LeftOut count={counts?.undatedCount ?? 0} />
        <OldRows copies={list?.members} />
        {figures.length === 0 && isComplete([query]) && <Notice kind="empty">{t("figures.none")}</Notice>}
        <PagedTable
          file={{ name: t("navigation.figures"), list: "figures", filters: variables }}
          list={{
            document: FiguresDocument,
            variablesOf,
            pageOf,
            changedBy: changesFigures,
          }}
          query={query}
          at={state}
          addressWith={addressWith}
          keyOf={({ id }) => id}
          columns={columns}
          beside={(table) => (
            <FiguresBesideChart figures={figures} {...(part && { part })}>
              {table}
            </FiguresBesideChart>
          )}
        />
      </QueryBoundary>
    </>
  );
}

/** How many figures a day leaves out, and where they are. */
function LeftOut({ count }: { readonly count: number }) {
  const { t } = useLocale();
  const { addressWith } = useAddressState<FigureFilterState>(FIGURE_FILTERS);
  if (count === 0) return null;
  return (
    <p data-left-out={count}>
      {t("figures.undated", { count })}{" "}
      <PageLink to={addressWith({ ...FIRST_PAGE, ngay: "" })}>{t("figures.withoutDay")}</PageLink>
    </p>
  );
}

function FigureFilters() {
  const { t, text, memberName } = useLocale();
  const { state, change: changeState } = useAddressState<FigureFilterState>(FIGURE_FILTERS);
  const { data } = useHubQuery(FigureFiltersDocument, {});
  const change = (changes: Partial<FigureFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  const indicators = data?.indicators?.nodes ?? [];
  const members = data?.members ?? [];
  return (
    <Filters setCount={countSet<FigureFilterState>(FIGURE_FILTERS, state, FILTERS_SHOWN)}>
      <UnitPicker label={t("figures.under")} value={state.trong} onChange={(trong) => change({ trong })} />
      <ChoiceOrAll
        label={t("figures.indicator")}
        value={state["chi-so"]}
        options={indicators.map(({ code, name }) => [code, text(name)] as const)}
        onChange={(code) => change({ "chi-so": code })}
      />
      <ChoiceOrAll
        label={t("unit.level")}
        value={state.cap}
        options={[
          ["PROVINCE", t("unit.levels.PROVINCE")],
          ["DISTRICT", t("unit.levels.DISTRICT")],
          ["COMMUNE", t("unit.levels.COMMUNE")],
        ]}
        onChange={(cap) => change({ cap })}
      />
      <ChoiceOrAll
        label={t("figures.member")}
        value={state["thanh-vien"]}
        options={members.map(({ name }) => [name, memberName(name)] as const)}
        onChange={(member) => change({ "thanh-vien": member })}
      />
      <DayField label={t("figures.asOf")} value={state.ngay} onChange={(ngay) => change({ ngay })} />
      <DayField
        label={t("figures.knownBy")}
        value={state["biet-den"]}
        onChange={(day) => change({ "biet-den": day })}
      />
      <Choice
        label={t("figures.ended")}
        value={state["da-ket-thuc"]}
        options={[
          ["co", t("figures.withEnded")],
          ["khong", t("figures.withoutEnded")],
        ]}
        onChange={(ended) => change({ "da-ket-thuc": ended })}
      />
    </Filters>
  );
}
