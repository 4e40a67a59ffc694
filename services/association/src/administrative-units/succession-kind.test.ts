import { describe, expect, it } from "@jest/globals";
import { successionKind } from "./succession-kind.js";

const ONE_TO_ONE = {
  successorsOfPredecessor: 1,
  predecessorsOfSuccessor: 1,
  hasSameKind: true,
  hasSameName: true,
};

describe("the kind of a succession", () => {
  it.each([
    ["whole units that go into one are merged", { predecessorsOfSuccessor: 3 }, "MERGE"],
    ["a new unit out of one divided unit is a split", { successorsOfPredecessor: 2 }, "SPLIT"],
    [
      "a part that goes together with other territory is partial",
      { successorsOfPredecessor: 2, predecessorsOfSuccessor: 3 },
      "PARTIAL",
    ],
    [
      "the same territory of another kind changes its kind",
      { hasSameKind: false, hasSameName: false },
      "KIND_CHANGE",
    ],
    ["the same territory under another name is renamed", { hasSameName: false }, "RENAME"],
    ["the same territory, kind and name continues", {}, "CONTINUE"],
  ])("%s", (_title, difference, kind) => {
    expect(successionKind({ ...ONE_TO_ONE, ...difference })).toBe(kind);
  });
});
