import { ActivityCard } from "../../activities/activity-card.js";
import { ActivitiesOfUnitDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesActivities } from "../../live/what-events-change.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { ExportLinks } from "../../ui/export-links.js";
import { NoData } from "../../ui/no-data.js";
import { OldRows } from "../../ui/old-rows.js";
import { printSource } from "../../ui/print-source.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceNotes } from "../../ui/source-notes.js";

/** What all members have done in a unit, the latest first. */
export function UnitActivities({ unitId }: { readonly unitId: string }) {
  const { t } = useLocale();
  const query = useHubQuery(ActivitiesOfUnitDocument, { id: unitId });
  useRefetchOnEvents(query.refetch, changesActivities);
  const list = query.data?.activities;
  const activities = (list?.nodes ?? []).toReversed();
  return (
    <Section id="activities" title={t("unit.activities")}>
      <QueryBoundary queries={[query]} rows={4}>
        <SourceNotes id="activities" sources={activities.map(({ source }) => printSource(source))}>
          {activities.length === 0 && isComplete([query]) && <NoData />}
          {activities.map((activity) => (
            <ActivityCard key={activity.id} activity={activity} />
          ))}
          {list?.pageInfo.hasPreviousPage && <p className="note">{t("unit.onlyLatestActivities")}</p>}
        </SourceNotes>
        <OldRows copies={list?.members} />
        <ExportLinks name={t("unit.activities")} list="activities" filters={{ unitIds: unitId }} />
      </QueryBoundary>
    </Section>
  );
}
