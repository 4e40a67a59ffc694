import { formatGlobalId } from "@hub/schema/global-id";
import type { Commitment } from "./commitment.js";

export type RecordedCommitment = Pick<
  Commitment,
  "code" | "title" | "state" | "doneWhen" | "evidenceKind" | "dueOn" | "printedText" | "sourceId"
>;

/** What a commitment's history tells of, as the schema names it. */
export function commitmentFacts(commitment: RecordedCommitment) {
  const { code, title, state, doneWhen, evidenceKind, dueOn, printedText, sourceId } = commitment;
  return {
    code,
    title,
    state,
    doneWhen,
    evidenceKind,
    dueOn,
    printedText,
    source: { id: formatGlobalId("Source", sourceId, "association") },
  };
}
