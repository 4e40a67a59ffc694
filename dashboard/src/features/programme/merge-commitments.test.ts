import { describe, expect, it } from "@jest/globals";
import { mergeCommitments } from "./merge-commitments.js";

const queried = [
  { id: "1", version: 3, state: "NOT_REPORTED" },
  { id: "2", version: 1, state: "NOT_REPORTED" },
];

describe("mergeCommitments", () => {
  it("shows a newer notice instead of the queried commitment", () => {
    const notice = { id: "2", version: 2, state: "DONE" };
    expect(mergeCommitments(queried, new Map([["2", notice]]))).toEqual([queried[0], notice]);
  });

  it("ignores a notice of an older version that arrives late", () => {
    const late = { id: "1", version: 2, state: "IN_PROGRESS" };
    expect(mergeCommitments(queried, new Map([["1", late]]))).toEqual(queried);
  });
});
