import { describe, expect, it } from "@jest/globals";
import { byUrgency, openOf } from "./open-commitments.js";

const TODAY = "2026-11-28";
const commitments = [
  { code: "late", state: "IN_PROGRESS", dueOn: "2026-11-27" },
  { code: "today", state: "NOT_STARTED", dueOn: TODAY },
  { code: "undated", state: "NOT_REPORTED", dueOn: null },
  { code: "done", state: "DONE", dueOn: "2026-01-01" },
  { code: "dropped", state: "DROPPED", dueOn: "2026-01-01" },
] as const;

describe("what an organisation owes", () => {
  it("is what is neither done nor dropped", () => {
    expect(openOf(commitments).map(({ code }) => code)).toEqual(["late", "today", "undated"]);
  });

  it("stands before what is done, and what is due first before the rest", () => {
    expect(byUrgency(commitments.toReversed()).map(({ code }) => code)).toEqual([
      "late",
      "today",
      "undated",
      "dropped",
      "done",
    ]);
  });
});
