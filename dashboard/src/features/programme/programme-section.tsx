import type { ReactNode } from "react";
import { useLocale } from "../../language/use-locale.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { CommitmentList } from "./commitment-list.js";
import { EvaluationRounds } from "./evaluation-rounds.js";
import { ProgrammeActivities } from "./programme-activities.js";
import { ProgrammeFacts } from "./programme-facts.js";
import { ProgressStrip } from "./progress-strip.js";
import { summariseStates } from "./summarise-states.js";
import type { Programme, useProgramme } from "./use-programme.js";
import "./programme.css";

/** The coordination programme: what was signed, by whom, and the current state of each commitment. */
export function ProgrammeSection({
  state,
  code,
  justNow,
}: {
  readonly state: ReturnType<typeof useProgramme>;
  readonly code: string;
  readonly justNow: ReactNode;
}) {
  const { t } = useLocale();
  const { query, programme } = state;
  return (
    <section className="section section-first" aria-labelledby="programme-title">
      <QueryBoundary queries={[query]} rows={14}>
        {programme === undefined ? (
          <p className="no-data">{t("failure.notFound", { thing: code })}</p>
        ) : (
          <ProgrammeContent programme={programme} state={state} justNow={justNow} />
        )}
      </QueryBoundary>
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
  const { t, text } = useLocale();
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
