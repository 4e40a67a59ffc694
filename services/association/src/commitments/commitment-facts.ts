import { formatGlobalId } from "@hub/schema/global-id";
import type { Commitment } from "./commitment.js";

export type RecordedCommitment = Pick<
  Commitment,
  "code" | "title" | "state" | "dueOn" | "printedText" | "sourceId"
>;

/** What a commitment's history tells of, as the schema names it. */
export function commitmentFacts({ code, title, state, dueOn, printedText, sourceId }: RecordedCommitment) {
  return {
    code,
    title,
    state,
    dueOn,
    printedText,
    source: { id: formatGlobalId("Source", sourceId, "association") },
  };
}
