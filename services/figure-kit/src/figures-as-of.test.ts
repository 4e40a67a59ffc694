import { describe, expect, it } from "@jest/globals";
import { Figure } from "./figure.js";
import { FigurePeriodKind } from "./figure-period.js";
import { figuresAsOf } from "./figures-as-of.js";

function figure(id: string, indicatorCode: string, asOf: string | null, parts: Partial<Figure> = {}): Figure {
  const day = { periodFrom: null, periodTo: null, periodKind: null };
  const knownAt = new Date("2026-01-01");
  return Object.assign(new Figure(), { id, indicatorCode, asOf, ...day, knownAt, ...parts });
}

function ofPeriod(id: string, periodFrom: string, periodTo: string, periodKind: FigurePeriodKind): Figure {
  return figure(id, "FD04", null, { periodFrom, periodTo, periodKind });
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
  it("are the latest of each indicator, and beside them those without a day", () => {
    expect(idsOf({})).toEqual(["centres, undated", "families 2021", "clans, undated", "clans 2020"]);
  });

  it("are those that held at a day, never an undated one", () => {
    expect(idsOf({ asOf: "2021-01-01" })).toEqual(["families 2020", "clans 2020"]);
    expect(idsOf({ asOf: "2020-10-29" })).toEqual(["families 2020", "clans 2020"]);
    expect(idsOf({ asOf: "2020-10-28" })).toEqual([]);
  });

  it("are only those of the indicators asked for", () => {
    expect(idsOf({ indicatorCodes: ["LM02", "ZZ99"] })).toEqual(["clans, undated", "clans 2020"]);
    expect(idsOf({ indicatorCodes: [] })).toEqual([]);
    expect(idsOf({ indicatorCodes: null, asOf: null })).toHaveLength(4);
  });

  it("are all that were claimed for the day, in whatever order they come", () => {
    const twice = [
      figure("second", "LM01", "2020-10-29", { knownAt: new Date("2026-01-02") }),
      figure("first", "LM01", "2020-10-29"),
    ];
    expect(idsOf({}, twice)).toEqual(["first", "second"]);
    expect(idsOf({}, twice.toReversed())).toEqual(["first", "second"]);
  });

  it("are those of the latest period of each kind that has ended by the day", () => {
    const figures = [
      ofPeriod("2025", "2025-01-01", "2025-12-31", FigurePeriodKind.YEAR),
      ofPeriod("2024", "2024-01-01", "2024-12-31", FigurePeriodKind.YEAR),
      ofPeriod("first quarter of 2026", "2026-01-01", "2026-03-31", FigurePeriodKind.QUARTER),
      figure("all until 2020", "FD04", "2020-12-31"),
    ];
    expect(idsOf({}, figures)).toEqual(["all until 2020", "2025", "first quarter of 2026"]);
    expect(idsOf({ asOf: "2025-12-30" }, figures)).toEqual(["all until 2020", "2024"]);
  });
});
