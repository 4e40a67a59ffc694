import type { HubEventFragment } from "../../api/generated/operations.js";

export type SubjectKind =
  | "programme"
  | "commitment"
  | "ceremony"
  | "evaluationRound"
  | "report"
  | "figure"
  | "flag"
  | "other";

const KINDS: Readonly<Record<string, SubjectKind>> = {
  "programme.changed": "programme",
  "commitment.changed": "commitment",
  "ceremony.changed": "ceremony",
  "evaluation-round.changed": "evaluationRound",
  "report.submitted": "report",
  "figure.reported": "figure",
  "figure.flagged": "flag",
};

/** Chooses the words for an event; a type that this page does not know is `other`. */
export function findSubjectKind({ type }: Pick<HubEventFragment, "type">): SubjectKind {
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? "other") : "other";
}

/** Whether the event changes what the page shows of the programme, apart from single commitments. */
export function changesProgramme(
  event: Pick<HubEventFragment, "type" | "programme">,
  programmeId: string | undefined,
): boolean {
  const isOfProgramme = ["programme", "ceremony", "evaluationRound", "report"].includes(
    findSubjectKind(event),
  );
  // If its member was silent, the programme is null and may be this one.
  return isOfProgramme && (event.programme === null || event.programme.id === programmeId);
}
