import { describe, expect, it } from "@jest/globals";
import { compareWithTargets, differsFromParts } from "./target-comparison.js";

const figure = (
  indicatorCode: string,
  percentage: number | null,
  computedPercentage: number | null = null,
  asOf = "2020-10-29",
) => ({
  indicatorCode,
  percentage,
  computedPercentage,
  asOf,
});
const atLeast = (code: string, value: number) => ({
  indicator: { code },
  value,
  comparator: "AT_LEAST" as const,
  year: 2020,
  document: { issuedOn: "2014-02-20" },
});

describe("compareWithTargets", () => {
  it("judges Quận 11's four titles against the targets for 2020", () => {
    const figures = [
      figure("LM04", 96.15, 96.15),
      figure("LM01", 72),
      figure("LM02", 50, 50),
      figure("LM03", 84.12, 84.13),
    ];
    const targets = [atLeast("LM01", 70), atLeast("LM02", 50), atLeast("LM03", 60), atLeast("LM04", 50)];
    const compared = compareWithTargets(figures, targets, ["LM01", "LM02", "LM03", "LM04"]);
    expect(compared.map(({ code, verdict, points }) => [code, verdict, points])).toEqual([
      ["LM01", "above", 2],
      ["LM02", "met", 0],
      ["LM03", "above", 24.12],
      ["LM04", "above", 46.15],
    ]);
  });

  it("says how much is missing below a target", () => {
    const [compared] = compareWithTargets([figure("LM01", 68.5)], [atLeast("LM01", 70)], ["LM01"]);
    expect(compared).toMatchObject({ verdict: "below", points: 1.5 });
  });

  it("says nothing after a figure from before the target's last year", () => {
    const early = figure("LM01", 72, null, "2019-12-31");
    expect(compareWithTargets([early], [atLeast("LM01", 70)], ["LM01"])).toMatchObject([{ verdict: "none" }]);
  });

  it("turns the verdict round for a target that must not be exceeded", () => {
    const target = { ...atLeast("LM14", 5), comparator: "AT_MOST" as const };
    expect(compareWithTargets([figure("LM14", 3)], [target], ["LM14"])[0]).toMatchObject({
      verdict: "above",
      points: 2,
    });
  });

  it("uses the recomputed percentage where none was printed", () => {
    expect(compareWithTargets([figure("CL02", null, 96.08)], [], ["CL02"])[0]).toMatchObject({
      percentage: 96.08,
      verdict: "none",
    });
  });

  it("leaves out indicators for which nothing was published", () => {
    expect(compareWithTargets([], [atLeast("LM01", 70)], ["LM01"])).toEqual([]);
  });
});

describe("differsFromParts", () => {
  it("notices a printed percentage that was cut off instead of rounded", () => {
    expect(differsFromParts(figure("LM03", 84.12, 84.126984))).toBe(true);
  });

  it("accepts a printed percentage that was rounded", () => {
    expect(differsFromParts(figure("LM04", 96.15, 96.153846))).toBe(false);
  });
});
