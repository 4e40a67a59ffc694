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

/** What the words about an event depend on; a type this page does not know yet is `other`. */
export function findSubjectKind({ type }: Pick<HubEventFragment, "type">): SubjectKind {
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? "other") : "other";
}

/** Whether the event changes what the programme's part of the page shows, other than one commitment. */
export function changesProgramme(
  event: Pick<HubEventFragment, "type" | "programme">,
  programmeId: string | undefined,
): boolean {
  const isOfProgramme = ["programme", "ceremony", "evaluationRound", "report"].includes(
    findSubjectKind(event),
  );
  // A programme whose member was silent may be this one.
  return isOfProgramme && (event.programme === null || event.programme.id === programmeId);
}
