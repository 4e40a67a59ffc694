import type { ProgrammeCommitmentFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { daysBetween, timelinessOf } from "../../programmes/deadlines.js";
import { openOf } from "../../programmes/open-commitments.js";
import { TimelinessTag } from "../../programmes/timeliness-tag.js";
import { useToday } from "../../ui/use-today.js";

interface CommitmentDueProps {
  readonly commitment: Pick<ProgrammeCommitmentFragment, "state" | "dueOn" | "firstDueOn" | "extensionCount">;
}

/** When it is due, and by how many days it is late; of what was extended, when it was due at first. */
export function CommitmentDue({ commitment }: CommitmentDueProps) {
  const { t, date } = useLocale();
  const today = useToday();
  const { dueOn, firstDueOn, extensionCount } = commitment;
  if (dueOn === null) return null;
  const isOverdue = openOf([commitment]).length > 0 && timelinessOf(dueOn, today) === "OVERDUE";
  return (
    <>
      {isOverdue && <TimelinessTag timeliness="OVERDUE" />}
      <p className="note">
        {t("programme.due", { date: date(dueOn) })}
        {isOverdue && ` · ${t("deadline.ago", { count: daysBetween(dueOn, today) })}`}
      </p>
      {firstDueOn !== null && extensionCount > 0 && (
        <p className="note">{t("programme.extended", { times: extensionCount, date: date(firstDueOn) })}</p>
      )}
    </>
  );
}
