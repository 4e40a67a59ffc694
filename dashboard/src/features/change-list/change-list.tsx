import { ChangesDocument, ChangingMembersDocument } from "../../api/generated/operations.js";
import { CHANGE_KINDS } from "../../changes/change-kind.js";
import { HubChangeRow } from "../../changes/hub-change-row.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { ListEnd } from "../../lists/list-end.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { FIRST_PAGE, pageFromEnd } from "../../navigation/paging.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { useNamedThings } from "../../things/use-named-things.js";
import { ChoiceOrAll } from "../../ui/choice.js";
import { DayField } from "../../ui/day-field.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { CHANGE_FILTERS, type ChangeFilterState, changeVariables, FILTERS_SHOWN } from "./change-filters.js";

/** What has changed in whatever the members hold, the latest first, by day, kind, member and place. */
export function ChangeList() {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState<ChangeFilterState>(CHANGE_FILTERS);
  const variables = changeVariables(state);
  const query = useHubQuery(ChangesDocument, variables);
  useRefetchOnEvents(query.refetch, () => true);
  const list = query.data?.changes;
  const page = list == null ? undefined : pageFromEnd(list);
  const changes = page?.nodes ?? [];
  const things = useNamedThings(changes.map(({ nodeId }) => nodeId));
  return (
    <>
      <ChangeFilters />
      <QueryBoundary queries={[query]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("changes.listed", { total })}</ListCount>
        {changes.length === 0 && isComplete([query]) && (
          <Notice kind="empty">{t("changes.noneFound")}</Notice>
        )}
        <ol className="recent-changes" aria-label={t("navigation.changes")}>
          {changes.map((change) => (
            <HubChangeRow key={change.cursor} change={change} thing={things.get(change.nodeId)} />
          ))}
        </ol>
        <OldRows copies={list?.members} />
        <ListEnd
          file={{ name: t("navigation.changes"), list: "changes", filters: variables }}
          page={page}
          at={state}
          addressWith={addressWith}
        />
      </QueryBoundary>
    </>
  );
}

function ChangeFilters() {
  const { t, memberName } = useLocale();
  const { state, change: changeState } = useAddressState<ChangeFilterState>(CHANGE_FILTERS);
  const { data } = useHubQuery(ChangingMembersDocument, {});
  const change = (changes: Partial<ChangeFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  const members = data?.members ?? [];
  return (
    <Filters setCount={countSet<ChangeFilterState>(CHANGE_FILTERS, state, FILTERS_SHOWN)}>
      <UnitPicker label={t("figures.under")} value={state.trong} onChange={(trong) => change({ trong })} />
      <DayField label={t("changes.since")} value={state.tu} onChange={(tu) => change({ tu })} />
      <ChoiceOrAll
        label={t("changes.kind")}
        value={state.loai}
        options={CHANGE_KINDS.map((kind) => [kind, t(`changes.kinds.${kind}`)] as const)}
        onChange={(loai) => change({ loai })}
      />
      <ChoiceOrAll
        label={t("changes.member")}
        value={state["don-vi"]}
        options={members.map(({ name }) => [name, memberName(name)] as const)}
        onChange={(member) => change({ "don-vi": member })}
      />
    </Filters>
  );
}
