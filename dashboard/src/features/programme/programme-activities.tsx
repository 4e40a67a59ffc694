import { ActivityCard } from "../../activities/activity-card.js";
import {
  ProgrammeActivitiesDocument,
  type PublishedActivityFragment,
} from "../../api/generated/operations.js";
import { useReading } from "../../language/use-reading.js";
import { useAnswer } from "../../queries/use-answer.js";
import { AnswerState } from "../../ui/answer-state.js";
import { NoData } from "../../ui/no-data.js";

/** What each member reports for the programme; a member that is down leaves the others in place. */
export function ProgrammeActivities({ programmeCode }: { readonly programmeCode: string }) {
  const { t } = useReading();
  const answer = useAnswer(ProgrammeActivitiesDocument, { programmeCode });
  const members = [
    { name: t("members.education"), contribution: answer.data?.education },
    { name: t("members.womens-union"), contribution: answer.data?.womensUnion },
    { name: t("members.youth-union"), contribution: answer.data?.youthUnion },
  ];
  return (
    <div className="panel">
      <h3>{t("programme.activities")}</h3>
      <AnswerState answers={[answer]} rows={4}>
        {members.map(({ name, contribution }) =>
          contribution?.activities ? (
            <MemberPart key={name} name={name} activities={contribution.activities} />
          ) : null,
        )}
      </AnswerState>
    </div>
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
      <h4>{name}</h4>
      {activities.length === 0 ? (
        <NoData />
      ) : (
        activities.map((activity) => <ActivityCard key={activity.id} activity={activity} />)
      )}
    </div>
  );
}
