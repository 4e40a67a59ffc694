import { describe, expect, it } from "@jest/globals";
import { describeValue, nameField, readableEdits } from "./describe-change.js";

/** Shows which words are asked for. */
const words = {
  t: ((key: string) => `<${key}>`) as Parameters<typeof nameField>[1]["t"],
  date: (day: string) => day.slice(0, 10).split("-").reverse().join("/"),
  time: (moment: string | number | Date) => String(moment).slice(11, 19),
};

describe("a change of the record", () => {
  it.each([
    ["state", "IN_PROGRESS", "<history.fields.state>", "<programme.state.IN_PROGRESS>"],
    ["period.to", "2025-12-31", "<history.fields.to>", "31/12/2025"],
    ["title.vi", "Tên mới", "<history.fields.title>", "Tên mới"],
    ["versions.1.validTo", "2025-06-30", "<history.fields.to>", "30/06/2025"],
    ["isCurrent", "false", "<history.fields.isCurrent>", "<history.fields.no>"],
    ["role", "AUDITOR", "<history.fields.role>", "<history.role.AUDITOR>"],
    ["endedAt", "2026-11-29T14:29:43.543Z", "<history.fields.endedAt>", "14:29:43 29/11/2026"],
    ["evaluationEveryMonths", null, "<history.fields.evaluationEveryMonths>", "<history.nothing>"],
  ])("is told in words: %s becomes %s", (path, value, name, told) => {
    expect(nameField(path, words)).toBe(name);
    expect(describeValue(path, value, words)).toBe(told);
  });

  it.each([
    ["unit.id", "unit_1", "<history.fields.unit>"],
    ["lead.id", "org_1", "<history.otherField>"],
    ["state", "RENAMED_STATE", "<history.fields.state>"],
    ["frequency", "HALF_YEARLY", "<history.fields.frequency>"],
    ["unit", "PERCENT", "<history.fields.measuredIn>"],
    ["constructor", "OBJECT_CODE", "<history.otherField>"],
  ])("shows nobody an id or a code that the page has no words for: %s", (path, value, name) => {
    expect(nameField(path, words)).toBe(name);
    expect(describeValue(path, value, words)).toBe("<history.another>");
  });

  it("leaves out what leads to another thing, unless nothing else has changed", () => {
    const corrects = { field: "corrects.id", before: "fig_a_1", after: "fig_a_2" };
    const numerator = { field: "numerator", before: "10", after: "12" };
    expect(readableEdits([corrects, numerator])).toEqual([numerator]);
    expect(readableEdits([corrects])).toEqual([corrects]);
  });
});
