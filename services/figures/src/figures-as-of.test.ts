import { describe, expect, it } from "@jest/globals";
import { Figure } from "./figure.js";
import { figuresAsOf } from "./figures-as-of.js";

function figure(id: string, indicatorCode: string, asOf: string | null, reportedAt = "2026-01-01"): Figure {
  return Object.assign(new Figure(), { id, indicatorCode, asOf, reportedAt: new Date(reportedAt) });
}

const FIGURES = [
  figure("families 2020", "LM01", "2020-10-29"),
  figure("families 2021", "LM01", "2021-12-31"),
  figure("centres, undated", "CL02", null),
  figure("clans, undated", "LM02", null),
  figure("clans 2020", "LM02", "2020-10-29"),
];

function idsOf(filter: Parameters<typeof figuresAsOf>[1], figures = FIGURES): string[] {
  return figuresAsOf(figures, filter).map(({ id }) => id);
}

describe("the figures of a unit", () => {
  it("are the latest of each indicator, an undated one only where there is no other", () => {
    expect(idsOf({})).toEqual(["centres, undated", "families 2021", "clans 2020"]);
  });

  it("are those that held at a day, never an undated one", () => {
    expect(idsOf({ asOf: "2021-01-01" })).toEqual(["families 2020", "clans 2020"]);
    expect(idsOf({ asOf: "2020-10-29" })).toEqual(["families 2020", "clans 2020"]);
    expect(idsOf({ asOf: "2020-10-28" })).toEqual([]);
  });

  it("are only those of the indicators asked for", () => {
    expect(idsOf({ indicatorCodes: ["LM02", "ZZ99"] })).toEqual(["clans 2020"]);
    expect(idsOf({ indicatorCodes: [] })).toEqual([]);
    expect(idsOf({ indicatorCodes: null, asOf: null })).toHaveLength(3);
  });

  it("are the ones reported last where two hold for the same day, in whatever order they come", () => {
    const twice = [
      figure("second", "LM01", "2020-10-29", "2026-01-02"),
      figure("first", "LM01", "2020-10-29", "2026-01-01"),
    ];
    expect(idsOf({}, twice)).toEqual(["second"]);
    expect(idsOf({}, twice.toReversed())).toEqual(["second"]);
  });
});
