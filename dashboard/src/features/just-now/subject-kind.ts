import type { HubEventFragment } from "../../api/generated/operations.js";

export type SubjectKind =
  | "programme"
  | "commitment"
  | "ceremony"
  | "evaluationRound"
  | "report"
  | "agreement"
  | "figure"
  | "flag"
  | "other";

const KINDS: Readonly<Record<string, SubjectKind>> = {
  "programme.changed": "programme",
  "commitment.changed": "commitment",
  "ceremony.changed": "ceremony",
  "evaluation-round.changed": "evaluationRound",
  "report.submitted": "report",
  "report.contested": "report",
  "agreement.changed": "agreement",
  "figure.reported": "figure",
  "figure.flagged": "flag",
};

/** Chooses the words for an event; a type that this page does not know is `other`. */
export function findSubjectKind({ type }: Pick<HubEventFragment, "type">): SubjectKind {
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? "other") : "other";
}
