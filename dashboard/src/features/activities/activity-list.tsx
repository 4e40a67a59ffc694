import { ActivityCard } from "../../activities/activity-card.js";
import { ActivitiesDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { ListEnd } from "../../lists/list-end.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubMembers } from "../../live/hub-members.js";
import { changesActivities } from "../../live/what-events-change.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { FIRST_PAGE, pageFromEnd } from "../../navigation/paging.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { ChoiceOrAll } from "../../ui/choice.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { printSource } from "../../ui/print-source.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { SourceNotes } from "../../ui/source-notes.js";
import { UnitPicker } from "../../units/unit-picker.js";
import {
  ACTIVITY_FILTERS,
  ACTIVITY_KINDS,
  type ActivityFilterState,
  activityVariables,
  FILTERS_SHOWN,
} from "./activity-filters.js";
import { RecordActivity } from "./record-activity.js";

/** What all members have done, the latest first, and for a member's reporters the form to record more. */
export function ActivityList() {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState<ActivityFilterState>(ACTIVITY_FILTERS);
  const variables = activityVariables(state);
  const query = useHubQuery(ActivitiesDocument, variables);
  useRefetchOnEvents(query.refetch, changesActivities);
  const list = query.data?.activities;
  const page = list == null ? undefined : pageFromEnd(list);
  const activities = page?.nodes ?? [];
  return (
    <>
      <RecordActivity onRecorded={query.refetch} />
      <ActivityFilters />
      <QueryBoundary queries={[query]} rows={10}>
        <ListCount total={page?.totalCount}>{(total) => t("activity.listed", { total })}</ListCount>
        {activities.length === 0 && isComplete([query]) && <Notice kind="empty">{t("activity.none")}</Notice>}
        <SourceNotes id="activities" sources={activities.map(({ source }) => printSource(source))}>
          {activities.map((activity) => (
            <ActivityCard key={activity.id} activity={activity} heading="h2" />
          ))}
        </SourceNotes>
        <OldRows copies={list?.members} />
        <ListEnd
          file={{ name: t("navigation.activities"), list: "activities", filters: variables }}
          page={page}
          at={state}
          addressWith={addressWith}
        />
      </QueryBoundary>
    </>
  );
}

function ActivityFilters() {
  const { t, memberName } = useLocale();
  const { state, change: changeState } = useAddressState<ActivityFilterState>(ACTIVITY_FILTERS);
  const members = useHubMembers() ?? [];
  const change = (changes: Partial<ActivityFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  return (
    <Filters setCount={countSet<ActivityFilterState>(ACTIVITY_FILTERS, state, FILTERS_SHOWN)}>
      <UnitPicker label={t("figures.under")} value={state.trong} onChange={(trong) => change({ trong })} />
      <OrganisationPicker
        label={t("activity.organisation")}
        value={state["co-quan"]}
        onChange={(organisation) => change({ "co-quan": organisation })}
      />
      <ChoiceOrAll
        label={t("activity.kind")}
        value={state.loai}
        options={ACTIVITY_KINDS.map((kind) => [kind, t(`activity.kinds.${kind}`)] as const)}
        onChange={(loai) => change({ loai })}
      />
      <ChoiceOrAll
        label={t("activity.member")}
        value={state["thanh-vien"]}
        options={members.map(({ name }) => [name, memberName(name)] as const)}
        onChange={(member) => change({ "thanh-vien": member })}
      />
    </Filters>
  );
}
