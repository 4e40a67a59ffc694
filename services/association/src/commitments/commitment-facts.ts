import type { Commitment } from "./commitment.js";

export type RecordedCommitment = Pick<Commitment, "code" | "title" | "state" | "dueOn" | "printedText">;

/** What a commitment's history tells of, as the schema names it. */
export function commitmentFacts({ code, title, state, dueOn, printedText }: RecordedCommitment) {
  return { code, title, state, dueOn, printedText };
}
