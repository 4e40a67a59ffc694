import { describe, expect, it } from "@jest/globals";
import type { RecentChangeFragment } from "../../api/generated/operations.js";
import { gatherChanges } from "./gather-changes.js";

describe("gatherChanges", () => {
  it("gathers what one member added on one day, the latest first", () => {
    expect(
      lines([added("1"), added("2"), added("3", { kind: "Activity" }), added("4", { member: "education" })]),
    ).toEqual(["4 ×1", "3 ×1", "2 ×2"]);
  });

  it("lets a change, a correction and a withdrawal stand by themselves", () => {
    expect(lines([added("1"), added("2", { what: "CHANGED" }), added("3", { what: "CHANGED" })])).toEqual([
      "3 ×1",
      "2 ×1",
      "1 ×1",
    ]);
  });

  it("keeps days apart", () => {
    expect(lines([added("1"), added("2", { recordedAt: "2026-11-28T00:00:00Z" })])).toEqual(["2 ×1", "1 ×1"]);
  });

  it("says of the oldest group that it may be larger, where there are changes before these", () => {
    const changes = [added("1"), added("2"), added("3", { kind: "Activity" })];
    expect(lines(changes, true)).toEqual(["3 ×1", "2 ≥2"]);
    expect(lines([added("1", { what: "CHANGED" }), added("2")], true)).toEqual(["2 ×1", "1 ×1"]);
  });
});

function lines(changes: readonly RecentChangeFragment[], hasEarlier = false): string[] {
  return gatherChanges(changes, hasEarlier).map(
    ({ first, count, isAtLeast }) => `${first.cursor} ${isAtLeast ? "≥" : "×"}${count}`,
  );
}

function added(cursor: string, other: Partial<RecentChangeFragment> = {}): RecentChangeFragment {
  return {
    cursor,
    member: "association",
    kind: "Figure",
    what: "ADDED",
    nodeId: `figure:${cursor}`,
    recordedAt: "2026-11-27T08:00:00Z",
    unit: null,
    change: null,
    ...other,
  };
}
