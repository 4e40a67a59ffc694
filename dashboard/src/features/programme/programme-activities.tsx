import { ActivityCard } from "../../activities/activity-card.js";
import {
  ProgrammeActivitiesDocument,
  type PublishedActivityFragment,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesActivities } from "../../live/what-events-change.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { NoData } from "../../ui/no-data.js";
import { QueryBoundary } from "../../ui/query-boundary.js";

/** The activities that each member reports for the programme; if one is silent, the others still show. */
export function ProgrammeActivities({ programmeCode }: { readonly programmeCode: string }) {
  const { t } = useLocale();
  const query = useHubQuery(ProgrammeActivitiesDocument, { programmeCode });
  useRefetchOnEvents(query.refetch, changesActivities);
  const members = [
    { name: t("members.association"), contribution: query.data?.association },
    { name: t("members.education"), contribution: query.data?.education },
    { name: t("members.womens-union"), contribution: query.data?.womensUnion },
    { name: t("members.youth-union"), contribution: query.data?.youthUnion },
  ];
  return (
    <section aria-labelledby="activities-title">
      <h2 id="activities-title">{t("programme.activities")}</h2>
      <QueryBoundary queries={[query]} rows={4}>
        {members.map(({ name, contribution }) =>
          contribution?.activities ? (
            <MemberPart key={name} name={name} activities={contribution.activities} />
          ) : null,
        )}
      </QueryBoundary>
    </section>
  );
}

function MemberPart({
  name,
  activities,
}: {
  readonly name: string;
  readonly activities: readonly PublishedActivityFragment[];
}) {
  return (
    <div className="member-part">
      <h3>{name}</h3>
      {activities.length === 0 ? (
        <NoData />
      ) : (
        activities.map((activity) => <ActivityCard key={activity.id} activity={activity} />)
      )}
    </div>
  );
}
