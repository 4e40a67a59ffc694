import { describe, expect, it } from "@jest/globals";
import { mergeCommitments } from "./merge-commitments.js";

const answered = [
  { id: "1", version: 3, state: "NOT_REPORTED" },
  { id: "2", version: 1, state: "NOT_REPORTED" },
];

describe("mergeCommitments", () => {
  it("shows a newer notice in the place of the answered commitment", () => {
    const notice = { id: "2", version: 2, state: "DONE" };
    expect(mergeCommitments(answered, new Map([["2", notice]]))).toEqual([answered[0], notice]);
  });

  it("keeps the answer when a notice of an older version arrives late", () => {
    const late = { id: "1", version: 2, state: "IN_PROGRESS" };
    expect(mergeCommitments(answered, new Map([["1", late]]))).toEqual(answered);
  });
});
