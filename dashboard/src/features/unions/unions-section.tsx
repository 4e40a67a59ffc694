import { ActivityCard } from "../../activities/activity-card.js";
import {
  type PublishedActivityFragment,
  WomensUnionPublishedDocument,
  YouthUnionPublishedDocument,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { type HubQuery, useHubQuery } from "../../queries/use-hub-query.js";
import { ExportLinks } from "../../ui/export-links.js";
import { NoData } from "../../ui/no-data.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";

/** Activities published by the Women's Union and the Youth Union; if one is silent, the other still shows. */
export function UnionsSection() {
  const { t } = useLocale();
  const womensUnion = useHubQuery(WomensUnionPublishedDocument, {});
  const youthUnion = useHubQuery(YouthUnionPublishedDocument, {});
  return (
    <Section id="members" title={t("members.title")} lead={t("members.lead")}>
      <div className="two-columns">
        <UnionPart
          member="womens-union"
          query={womensUnion}
          activities={womensUnion.data?.womensUnionActivities?.edges.map(({ node }) => node)}
        />
        <UnionPart
          member="youth-union"
          query={youthUnion}
          activities={youthUnion.data?.youthUnionActivities?.edges.map(({ node }) => node)}
        />
      </div>
    </Section>
  );
}

interface UnionPartProps {
  readonly member: "womens-union" | "youth-union";
  readonly query: HubQuery<unknown>;
  readonly activities: readonly PublishedActivityFragment[] | undefined;
}

function UnionPart({ member, query, activities }: UnionPartProps) {
  const { t } = useLocale();
  const name = t(`members.${member}`);
  return (
    <div className="panel">
      <h3>{name}</h3>
      <QueryBoundary queries={[query]} rows={4}>
        {activities?.length === 0 ? (
          <NoData />
        ) : (
          activities?.map((activity) => <ActivityCard key={activity.id} activity={activity} />)
        )}
        <ExportLinks name={name} list="activities" filters={{ members: member }} />
      </QueryBoundary>
    </div>
  );
}
