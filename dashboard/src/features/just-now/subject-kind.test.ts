import { describe, expect, it } from "@jest/globals";
import { findSubjectKind } from "./subject-kind.js";

describe("findSubjectKind", () => {
  it("knows the hub's types of events and takes any other as it comes", () => {
    expect(findSubjectKind({ type: "evaluation-round.changed" })).toBe("evaluationRound");
    expect(findSubjectKind({ type: "school.opened" })).toBe("other");
    expect(findSubjectKind({ type: "constructor" })).toBe("other");
  });
});
