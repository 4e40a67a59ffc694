import type { ReactNode } from "react";
import { useReading } from "../../language/use-reading.js";
import { AnswerState } from "../../ui/answer-state.js";
import { CommitmentList } from "./commitment-list.js";
import { summariseStates } from "./commitment-summary.js";
import { EvaluationRounds } from "./evaluation-rounds.js";
import { ProgrammeActivities } from "./programme-activities.js";
import { ProgrammeFacts } from "./programme-facts.js";
import { ProgressStrip } from "./progress-strip.js";
import type { Programme, useProgramme } from "./use-programme.js";

/** The coordination programme: what was signed, by whom, and how each commitment stands now. */
export function ProgrammeSection({
  state,
  code,
  justNow,
}: {
  readonly state: ReturnType<typeof useProgramme>;
  readonly code: string;
  readonly justNow: ReactNode;
}) {
  const { t } = useReading();
  const { answer, programme } = state;
  return (
    <section className="section section-first" aria-labelledby="programme-title">
      <AnswerState answers={[answer]} rows={14}>
        {programme === undefined ? (
          <p className="no-data">{t("failure.notFound", { thing: code })}</p>
        ) : (
          <ProgrammeContent programme={programme} state={state} justNow={justNow} />
        )}
      </AnswerState>
    </section>
  );
}

function ProgrammeContent({
  programme,
  state: { commitments, justChanged },
  justNow,
}: {
  readonly programme: Programme;
  readonly state: ReturnType<typeof useProgramme>;
  readonly justNow: ReactNode;
}) {
  const { t, text } = useReading();
  return (
    <>
      <div className="hero">
        <p className="eyebrow">
          {t("programme.eyebrow")}
          <span className="eyebrow-code">{programme.code}</span>
        </p>
        <h1 id="programme-title">{text(programme.title)}</h1>
        <ProgrammeFacts programme={programme} />
      </div>
      <div className="programme-columns">
        <div>
          <div className="subsection-head">
            <h2>{t(commitments.length === 10 ? "programme.commitments" : "programme.commitmentsCount")}</h2>
            <p className="lead">{t("programme.commitmentsLead")}</p>
          </div>
          <ProgressStrip shares={summariseStates(commitments)} />
          <CommitmentList commitments={commitments} justChanged={justChanged} />
        </div>
        <aside className="programme-aside">
          {justNow}
          <EvaluationRounds programme={programme} />
          <ProgrammeActivities programmeCode={programme.code} />
        </aside>
      </div>
    </>
  );
}
