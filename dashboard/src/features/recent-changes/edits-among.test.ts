import { expect, it } from "@jest/globals";
import type { RecentChangeFragment } from "../../api/generated/operations.js";
import { editsAmong } from "./edits-among.js";
import { gatherChanges } from "./gather-changes.js";

it("asks for the kinds of what was edited, back to the oldest edit, whatever came between", () => {
  const changes = [
    change("1", "Figure", "ADDED"),
    change("2", "Commitment", "CHANGED"),
    change("3", "Report", "ADDED"),
    change("4", "Commitment", "ADDED"),
    change("5", "Figure", "CORRECTED"),
    change("6", "Figure", "ADDED"),
  ];
  expect(editsAmong(changes, gatherChanges(changes, false))).toEqual({
    kinds: ["Commitment", "Figure"],
    last: 4,
  });
  expect(editsAmong(changes, gatherChanges(changes, false).slice(0, 2))).toEqual({
    kinds: ["Figure"],
    last: 2,
  });
});

it("asks for nothing where all is new", () => {
  const changes = [change("1", "Figure", "ADDED"), change("2", "Figure", "ADDED")];
  expect(editsAmong(changes, gatherChanges(changes, true))).toBeUndefined();
});

function change(cursor: string, kind: string, what: RecentChangeFragment["what"]): RecentChangeFragment {
  const recordedAt = "2026-11-27T08:00:00Z";
  return { cursor, member: "association", kind, what, nodeId: cursor, recordedAt, unit: null, change: null };
}
