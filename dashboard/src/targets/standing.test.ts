import { describe, expect, it } from "@jest/globals";
import { type Phase, reachOf, standingOf } from "./standing.js";

const target = {
  indicator: { code: "LM01" },
  levels: ["PROVINCE", "DISTRICT"],
  comparator: "AT_LEAST",
  value: 70,
  year: 2020,
  document: { issuedOn: "2014-02-20" },
} as const;

const figure = (
  id: string,
  percentage: number | null,
  { level = "PROVINCE", code = "LM01", asOf = "2020-10-29" } = {},
) => ({
  indicatorCode: code,
  percentage,
  computedPercentage: null,
  asOf,
  unit: { id, level },
});

describe("standingOf", () => {
  it("counts who has published and who reaches it, the value itself included", () => {
    expect(standingOf(target, [figure("a", 70), figure("b", 69.99), figure("c", 90)])).toMatchObject({
      phase: "due",
      met: 2,
      published: 3,
    });
  });

  it("leaves out other indicators and levels, and claims without a share", () => {
    const others = [
      figure("a", 90, { code: "LM02" }),
      figure("b", 90, { level: "COMMUNE" }),
      figure("c", null),
    ];
    expect(standingOf(target, others)).toMatchObject({ met: 0, published: 0 });
  });

  it("judges by figures of the target's last year or later, and only where there are none says how far they have come", () => {
    const early = figure("a", 90, { asOf: "2014-02-19" });
    const soFar = figure("b", 90, { asOf: "2019-12-31" });
    const due = figure("c", 60, { asOf: "2020-01-01" });
    expect(standingOf(target, [early, soFar, due])).toEqual({
      phase: "due",
      met: 0,
      published: 1,
      figures: [due],
    });
    expect(standingOf(target, [early, soFar])).toEqual({
      phase: "soFar",
      met: 1,
      published: 1,
      figures: [soFar],
    });
    expect(standingOf(target, [early])).toEqual({ phase: "early", met: 1, published: 1, figures: [early] });
  });

  it("names the figures that it is said after, one of each unit, the earliest first", () => {
    const later = figure("a", 90, { asOf: "2021-01-01" });
    const first = figure("b", 90);
    expect(standingOf(target, [later, figure("a", 80, { asOf: "2021-01-01" }), first])?.figures).toEqual([
      first,
      later,
    ]);
  });

  it("counts a unit once, and as reaching it only if all claims about it do", () => {
    expect(
      standingOf(target, [figure("a", 90), figure("a", 60), figure("b", 90), figure("b", 80)]),
    ).toMatchObject({
      met: 1,
      published: 2,
    });
  });

  it("reads the other way where less is asked for", () => {
    const atMost = { ...target, comparator: "AT_MOST" } as const;
    expect(standingOf(atMost, [figure("a", 60), figure("b", 80)])).toMatchObject({ met: 1, published: 2 });
  });

  it("is none where the target is set for the whole country", () => {
    expect(standingOf({ ...target, levels: [] }, [figure("a", 90)])).toBeUndefined();
  });
});

describe("reachOf", () => {
  const standing = (phase: Phase, met: number, published: number) => ({ phase, met, published, figures: [] });

  it("is of all that have published, not of all, or unknown where nobody has", () => {
    expect(reachOf(standing("due", 2, 2))).toBe("all");
    expect(reachOf(standing("due", 1, 2))).toBe("notAll");
    expect(reachOf(standing("due", 0, 0))).toBe("unknown");
    expect(reachOf(undefined)).toBe("unknown");
  });

  it("is no verdict before the target is due", () => {
    expect(reachOf(standing("soFar", 2, 2))).toBe("soFar");
    expect(reachOf(standing("early", 2, 2))).toBe("early");
  });
});
