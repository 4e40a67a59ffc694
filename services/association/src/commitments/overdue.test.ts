import { describe, expect, it } from "@jest/globals";
import { CommitmentState } from "./commitment-state.js";
import { isOverdue } from "./overdue.js";

const { NOT_REPORTED, NOT_STARTED, IN_PROGRESS, DONE, DROPPED } = CommitmentState;
const TODAY = "2026-11-29";

describe("what is overdue", () => {
  it.each([NOT_REPORTED, NOT_STARTED, IN_PROGRESS])("is what is %s the day after it was due", (state) => {
    expect(isOverdue({ state, dueOn: "2026-11-28" }, TODAY)).toBe(true);
    expect(isOverdue({ state, dueOn: TODAY }, TODAY)).toBe(false);
  });

  it("stays so, however long ago that was", () => {
    expect(isOverdue({ state: IN_PROGRESS, dueOn: "1999-01-01" }, TODAY)).toBe(true);
  });

  it.each([DONE, DROPPED])("is nothing that is %s", (state) => {
    expect(isOverdue({ state, dueOn: "2026-11-28" }, TODAY)).toBe(false);
  });

  it("is nothing of which no day was published", () => {
    expect(isOverdue({ state: IN_PROGRESS, dueOn: null }, TODAY)).toBe(false);
  });
});
