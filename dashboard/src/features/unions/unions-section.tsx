import { ActivityCard } from "../../activities/activity-card.js";
import {
  type PublishedActivityFragment,
  WomensUnionPublishedDocument,
  YouthUnionPublishedDocument,
} from "../../api/generated/operations.js";
import { useReading } from "../../language/use-reading.js";
import { type Answer, useAnswer } from "../../queries/use-answer.js";
import { AnswerState } from "../../ui/answer-state.js";
import { NoData } from "../../ui/no-data.js";
import { Section } from "../../ui/section.js";

/** What the Women's Union and the Youth Union published, each from its own service. */
export function UnionsSection() {
  const { t } = useReading();
  const womensUnion = useAnswer(WomensUnionPublishedDocument, {});
  const youthUnion = useAnswer(YouthUnionPublishedDocument, {});
  return (
    <Section id="members" eyebrow={t("members.eyebrow")} title={t("members.title")} lead={t("members.lead")}>
      <div className="two-columns">
        <UnionPart
          name={t("members.womens-union")}
          answer={womensUnion}
          activities={womensUnion.data?.womensUnionActivities?.edges.map(({ node }) => node)}
        />
        <UnionPart
          name={t("members.youth-union")}
          answer={youthUnion}
          activities={youthUnion.data?.youthUnionActivities?.edges.map(({ node }) => node)}
        />
      </div>
    </Section>
  );
}

interface UnionPartProps {
  readonly name: string;
  readonly answer: Answer<unknown>;
  readonly activities: readonly PublishedActivityFragment[] | undefined;
}

function UnionPart({ name, answer, activities }: UnionPartProps) {
  return (
    <div className="panel">
      <h3>{name}</h3>
      <AnswerState answers={[answer]} rows={4}>
        {activities?.length === 0 ? (
          <NoData />
        ) : (
          activities?.map((activity) => <ActivityCard key={activity.id} activity={activity} />)
        )}
      </AnswerState>
    </div>
  );
}
