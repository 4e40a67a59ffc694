import type { ListedProgrammeFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { programmeAddress } from "../../programmes/addresses.js";
import { findDeadlines } from "../../programmes/deadlines.js";
import { EndedTag } from "../../programmes/ended-tag.js";
import { ProgressStrip } from "../../programmes/progress-strip.js";
import { summariseStates } from "../../programmes/summarise-states.js";
import { TimelinessTag } from "../../programmes/timeliness-tag.js";
import "./programme-list.css";

interface ProgrammeListProps {
  readonly programmes: readonly ListedProgrammeFragment[];
  readonly today: string;
}

/** Programmes with how their commitments stand and what is due next. */
export function ProgrammeList({ programmes, today }: ProgrammeListProps) {
  return (
    <ul className="programme-list">
      {programmes.map((programme) => (
        <ProgrammeRow key={programme.id} programme={programme} today={today} />
      ))}
    </ul>
  );
}

function ProgrammeRow({
  programme,
  today,
}: {
  readonly programme: ListedProgrammeFragment;
  readonly today: string;
}) {
  const { t, text, period, date } = useLocale();
  const { code, title, unit, commitments } = programme;
  const next = findDeadlines([programme], today)[0];
  return (
    <li className="programme-row" data-programme={code}>
      <h3>
        <PageLink to={programmeAddress(code)}>{text(title)}</PageLink>
      </h3>
      <p className="note">{[text(unit.name), period(programme.period), code].filter(Boolean).join(" · ")}</p>
      <EndedTag programme={programme} today={today} />
      {commitments.length === 0 ? (
        <p className="no-data">{t("programme.noCommitments")}</p>
      ) : (
        <ProgressStrip shares={summariseStates(commitments)} />
      )}
      {next !== undefined && (
        <p className="programme-next">
          <TimelinessTag timeliness={next.timeliness} />
          <span className="note">
            {next.subject.kind === "commitment"
              ? text(next.subject.title)
              : t("deadline.round", { number: next.subject.number })}
            , {t("programme.due", { date: date(next.dueOn) })}
          </span>
        </p>
      )}
    </li>
  );
}
