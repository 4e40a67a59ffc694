import { describe, expect, it } from "@jest/globals";
import { versionsOf } from "./figure-versions.js";

type Figure = Parameters<typeof versionsOf>[0];

const version = (id: string) => ({ ...FIGURE, id });

const FIGURE: Figure = {
  id: "b",
  indicatorCode: "LM01",
  indicator: null,
  numerator: 53,
  denominator: 63,
  printedPercentage: null,
  percentage: null,
  computedPercentage: 84.13,
  amount: null,
  printedText: "53 cộng đồng",
  qualifier: "EXACT",
  asOf: "2020-10-29",
  period: null,
  knownAt: "2026-11-28T00:00:00.000Z",
  actor: null,
  member: "association",
  sensitivity: "PUBLIC",
  state: "REPORTED",
  reason: null,
  doubts: [],
  flags: [],
  rivals: [],
  unit: null,
  corrects: null,
  correctedBy: null,
  source: {
    publisher: null,
    author: null,
    title: "bài",
    publishedAt: null,
    url: null,
    archivedCopy: null,
    locator: null,
    document: null,
  },
};

describe("versionsOf", () => {
  it("is the figure alone if nothing was corrected", () => {
    expect(versionsOf(FIGURE)).toEqual([{ version: FIGURE, isShown: true }]);
  });

  it("tells what was said before and after it, the earliest first", () => {
    const figure: Figure = {
      ...FIGURE,
      corrects: { ...version("a2"), corrects: { ...version("a1"), corrects: null } },
      correctedBy: { ...version("c"), correctedBy: null },
    };
    expect(versionsOf(figure).map(({ version: { id }, isShown }) => [id, isShown])).toEqual([
      ["a1", false],
      ["a2", false],
      ["b", true],
      ["c", false],
    ]);
  });
});
