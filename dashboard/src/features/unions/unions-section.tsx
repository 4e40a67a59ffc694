import { ActivityCard } from "../../activities/activity-card.js";
import { MemberActivitiesDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesActivities } from "../../live/what-events-change.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { ExportLinks } from "../../ui/export-links.js";
import { NoData } from "../../ui/no-data.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";

/** Activities published by the Women's Union and the Youth Union; of one that is silent, what was last known, and how old it is. */
export function UnionsSection() {
  const { t } = useLocale();
  return (
    <Section id="members" title={t("members.title")} lead={t("members.lead")}>
      <div className="two-columns">
        <UnionPart member="womens-union" />
        <UnionPart member="youth-union" />
      </div>
    </Section>
  );
}

function UnionPart({ member }: { readonly member: "womens-union" | "youth-union" }) {
  const { t } = useLocale();
  const name = t(`members.${member}`);
  // The joint record has them also while the member does not answer.
  const query = useHubQuery(MemberActivitiesDocument, { member });
  useRefetchOnEvents(query.refetch, changesActivities);
  const { nodes = [], members } = query.data?.activities ?? {};
  return (
    <div className="panel" data-union={member}>
      <h3>{name}</h3>
      <QueryBoundary queries={[query]} rows={4}>
        {nodes.length === 0 && isComplete([query]) && <NoData />}
        {nodes.toReversed().map((activity) => (
          <ActivityCard key={activity.id} activity={activity} />
        ))}
        <OldRows copies={members} />
        <ExportLinks name={name} list="activities" filters={{ members: member }} />
      </QueryBoundary>
    </div>
  );
}
