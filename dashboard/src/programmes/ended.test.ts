import { describe, expect, it } from "@jest/globals";
import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import { findLeft, hasEnded } from "./ended.js";

const TODAY = "2026-11-28";
const text = (vi: string) => ({ vi, en: null });

describe("hasEnded", () => {
  it("is so from the day after the last, and never without a last day", () => {
    expect(["2026-11-27", TODAY, null].map((to) => hasEnded({ period: { from: null, to } }, TODAY))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("findLeft", () => {
  it("counts what ended programmes leave open that has no due day", () => {
    const programmes = [
      programme("RUNNING", "2027-12-31", [["NOT_REPORTED", null]]),
      programme("LATER", "2025-12-31", [
        ["NOT_REPORTED", null],
        ["IN_PROGRESS", null],
        ["IN_PROGRESS", "2025-06-30"],
        ["DONE", null],
        ["DROPPED", null],
      ]),
      programme("FIRST", "2024-12-31", [["NOT_STARTED", null]]),
      programme("DONE", "2024-12-31", [["DONE", null]]),
    ];
    expect(findLeft(programmes, TODAY).map(({ programme: { code }, count }) => [code, count])).toEqual([
      ["FIRST", 1],
      ["LATER", 2],
    ]);
  });
});

type Commitment = ListedProgrammeFragment["commitments"][number];

function programme(
  code: string,
  to: string,
  commitments: readonly (readonly [Commitment["state"], string | null])[],
): ListedProgrammeFragment {
  return {
    id: code,
    code,
    title: text(code),
    period: { from: "2021-01-01", to },
    unit: { id: "u", name: text("Tỉnh") },
    commitments: commitments.map(([state, dueOn], index) => {
      const id = `${code}-${index}`;
      return { id, code: id, title: text(id), state, dueOn, version: 1 };
    }),
    evaluationRounds: [],
  };
}
