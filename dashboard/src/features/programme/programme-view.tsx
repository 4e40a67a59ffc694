import type { ReactNode } from "react";
import { useLocale } from "../../language/use-locale.js";
import {
  ALL_PARTS,
  PROGRAMME_PARTS,
  type ProgrammePart,
  programmeAddress,
  SHOWN_PARTS,
  type ShownParts,
} from "../../programmes/addresses.js";
import { EndedTag } from "../../programmes/ended-tag.js";
import { ProgressStrip } from "../../programmes/progress-strip.js";
import { summariseStates } from "../../programmes/summarise-states.js";
import { Boundary } from "../../ui/boundary.js";
import { CalendarLink, ExportLinks } from "../../ui/export-links.js";
import { lazyPart } from "../../ui/lazy-part.js";
import { PartLinks } from "../../ui/part-links.js";
import { useToday } from "../../ui/use-today.js";
import { ClauseList } from "./clause-list.js";
import { CommitmentList } from "./commitment-list.js";
import { EvaluationRounds } from "./evaluation-rounds.js";
import { ProgrammeActivities } from "./programme-activities.js";
import { ProgrammeDocuments } from "./programme-documents.js";
import { ProgrammeFacts } from "./programme-facts.js";
import { ProgrammeHistory } from "./programme-history.js";
import { markedIds, ProgrammeMarks } from "./programme-marks.js";
import { ProgrammeParties } from "./programme-parties.js";
import { ProgrammeReports } from "./programme-reports.js";
import type { Programme, useProgramme } from "./use-programme.js";
import "./programme.css";

const ProgrammeAgreements = lazyPart(() => import("../agreement/programme-agreements.js"));

interface ProgrammeViewProps {
  readonly programme: Programme;
  readonly state: ReturnType<typeof useProgramme>;
  readonly shown: ShownParts;
  readonly justNow: ReactNode;
}

/** One programme: how its commitments stand, and the parts of it that the address names. */
export function ProgrammeView({ programme, state, shown, justNow }: ProgrammeViewProps) {
  const { t } = useLocale();
  const today = useToday();
  return (
    <>
      <EndedTag programme={programme} today={today} />
      <ProgressStrip shares={summariseStates(state.commitments)} />
      <CalendarLink kind="programmes" of={programme.code} />
      <PartLinks
        label={t("programme.partsOfPage")}
        parts={SHOWN_PARTS.map((name) => ({
          to: programmeAddress(programme.code, name),
          name: t(`programme.part.${name}`),
          isCurrent: name === shown,
        }))}
      />
      <div className="programme-columns">
        <div>
          {(shown === ALL_PARTS ? PROGRAMME_PARTS : [shown]).map((part) => (
            <section key={part} className="programme-part" aria-labelledby={`${part}-title`}>
              <h2 id={`${part}-title`}>{t(`programme.part.${part}`)}</h2>
              <Boundary>
                <Part programme={programme} state={state} part={part} />
              </Boundary>
            </section>
          ))}
        </div>
        <aside className="programme-aside">{justNow}</aside>
      </div>
    </>
  );
}

interface PartProps extends Pick<ProgrammeViewProps, "programme" | "state"> {
  readonly part: ProgrammePart;
}

function Part({ programme, state, part }: PartProps) {
  const { t } = useLocale();
  const ofProgramme = { programmeId: programme.id };
  switch (part) {
    case "thong-tin":
      return <ProgrammeFacts programme={programme} />;
    case "cac-ben":
      return (
        <>
          <ProgrammeParties programme={programme} />
          <ExportLinks name={t("programme.part.cac-ben")} list="organisations" filters={ofProgramme} />
        </>
      );
    case "noi-dung":
      return (
        <>
          <ClauseList programme={programme} />
          <CommitmentList commitments={state.commitments} justChanged={state.justChanged} />
          <ExportLinks name={t("programme.part.noi-dung")} list="commitments" filters={ofProgramme} />
        </>
      );
    case "ky-danh-gia":
      return (
        <>
          <EvaluationRounds programme={programme} />
          <ExportLinks
            name={t("programme.part.ky-danh-gia")}
            list="evaluation-rounds"
            filters={ofProgramme}
          />
        </>
      );
    case "bao-cao":
      return (
        <>
          <ProgrammeReports programme={programme} />
          <ExportLinks name={t("programme.part.bao-cao")} list="reports" filters={ofProgramme} />
          <ProgrammeActivities programmeCode={programme.code} />
        </>
      );
    case "van-ban":
      return <ProgrammeDocuments programme={programme} />;
    case "thoa-thuan":
      return <ProgrammeAgreements programme={programme} onDrafted={state.query.refetch} />;
    case "can-doi-chieu":
      return (
        <>
          <ProgrammeMarks programme={programme} />
          <ExportLinks
            name={t("programme.part.can-doi-chieu")}
            list="findings"
            filters={{ nodeIds: markedIds(programme), open: true }}
          />
        </>
      );
    case "lich-su":
      return <ProgrammeHistory code={programme.code} />;
  }
}
