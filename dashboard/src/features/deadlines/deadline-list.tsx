import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { commitmentAddress, programmeAddress } from "../../programmes/addresses.js";
import type { Deadline } from "../../programmes/deadlines.js";
import { TimelinessTag } from "../../programmes/timeliness-tag.js";
import { Notice } from "../../ui/notice.js";
import "./deadlines.css";

interface DeadlineListProps {
  readonly deadlines: readonly Deadline[];
  /** How many are shown at first. */
  readonly shown: number;
}

/** What is overdue or due next, each with a link to where it stands. */
export function DeadlineList({ deadlines, shown }: DeadlineListProps) {
  const { t } = useLocale();
  if (deadlines.length === 0) return <Notice kind="empty">{t("deadline.none")}</Notice>;
  return (
    <>
      <ol className="deadlines">
        {deadlines.slice(0, shown).map((deadline) => (
          <DeadlineRow key={deadline.key} deadline={deadline} />
        ))}
      </ol>
      {deadlines.length > shown && (
        <details className="fold">
          <summary>{t("deadline.more", { count: deadlines.length - shown })}</summary>
          <ol className="deadlines">
            {deadlines.slice(shown).map((deadline) => (
              <DeadlineRow key={deadline.key} deadline={deadline} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function DeadlineRow({
  deadline: { programme, subject, dueOn, timeliness, daysLeft },
}: {
  readonly deadline: Deadline;
}) {
  const { t, text, date } = useLocale();
  const isCommitment = subject.kind === "commitment";
  return (
    <li className="deadline" data-timeliness={timeliness}>
      <div>
        <PageLink
          to={
            isCommitment
              ? commitmentAddress(programme.code, subject.code)
              : programmeAddress(programme.code, "ky-danh-gia")
          }
        >
          {isCommitment ? text(subject.title) : t("deadline.round", { number: subject.number })}
        </PageLink>
        <p className="note">{text(programme.title)}</p>
      </div>
      <div className="deadline-when">
        <TimelinessTag timeliness={timeliness} />
        <p className="note">
          {t("programme.due", { date: date(dueOn) })}
          {timeliness !== "UNKNOWN" &&
            ` · ${t(daysLeft < 0 ? "deadline.ago" : "deadline.left", { count: Math.abs(daysLeft) })}`}
        </p>
      </div>
    </li>
  );
}
