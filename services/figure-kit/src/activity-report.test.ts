import { describe, expect, it } from "@jest/globals";
import { ActivityKind } from "./activity.js";
import { type ActivityReport, findActivityMistakes } from "./activity-report.js";
import { Qualifier } from "./qualifier.js";

const TODAY = "2026-03-31";
const REPORT: ActivityReport = {
  title: { vi: "Tuần lễ học tập suốt đời", en: null },
  kind: ActivityKind.COORDINATION,
  period: { from: "2025-10-01", to: "2025-10-07" },
  openedOn: "2025-10-02",
  unitId: null,
  place: null,
  audience: null,
  organiserId: null,
  partnerIds: ["a", "b"],
  results: [],
  programmeId: null,
  commitmentId: null,
  source: { title: "Báo cáo" },
};
const RESULT = {
  label: { vi: "Sách", en: null },
  count: 5,
  amount: null,
  qualifier: Qualifier.EXACT,
  printedText: null,
};

const fieldsOf = (more: Partial<ActivityReport>) =>
  findActivityMistakes({ ...REPORT, ...more }, TODAY).map(({ field }) => field);

describe("what is reported of an activity", () => {
  it("is taken where it can be so, also while it goes on and where days are not known", () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ period: { from: TODAY, to: null }, openedOn: TODAY })).toEqual([]);
    expect(fieldsOf({ period: { from: TODAY, to: "2031-12-31" }, openedOn: null })).toEqual([]);
    expect(fieldsOf({ period: { from: null, to: null } })).toEqual([]);
    expect(fieldsOf({ results: [RESULT, { ...RESULT, count: null, amount: "5000" }] })).toEqual([]);
  });

  it.each<[string, Partial<ActivityReport>, string[]]>([
    [
      "ends before it begins",
      { period: { from: "2025-10-07", to: "2025-10-01" }, openedOn: null },
      ["input.period"],
    ],
    ["has not begun", { period: { from: "2026-04-01", to: null }, openedOn: null }, ["input.period.from"]],
    ["is older than the state", { period: { from: "1944-12-31", to: null } }, ["input.period.from"]],
    ["goes on for ever", { period: { from: "2025-10-01", to: "2057-01-01" } }, ["input.period.to"]],
    ["was opened before it began", { openedOn: "2025-09-30" }, ["input.openedOn"]],
    ["was opened when it was over", { openedOn: "2025-10-08" }, ["input.openedOn"]],
    ["will be opened", { period: { from: null, to: null }, openedOn: "2026-04-01" }, ["input.openedOn"]],
    ["names a partner twice", { partnerIds: ["a", "b", "a"] }, ["input.partnerIds[2]"]],
    [
      "counts people and money in one",
      { results: [RESULT, { ...RESULT, amount: "5000" }] },
      ["input.results[1]"],
    ],
    ["cites nothing that can be found", { source: { locator: "trang 2" } }, ["input.source"]],
    [
      "has too many partners",
      { partnerIds: Array.from({ length: 101 }, (_, id) => `${id}`) },
      ["input.partnerIds"],
    ],
    ["has too many results", { results: Array.from({ length: 101 }, () => RESULT) }, ["input.results"]],
  ])("is refused where it %s", (_, more, fields) => {
    expect(fieldsOf(more)).toEqual(fields);
  });

  it("is told all that is wrong with it at once", () => {
    expect(
      fieldsOf({ period: { from: "2026-04-01", to: null }, partnerIds: ["a", "a"], source: {} }),
    ).toEqual(["input.period.from", "input.openedOn", "input.partnerIds[1]", "input.source"]);
  });
});
