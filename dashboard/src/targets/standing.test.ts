import { describe, expect, it } from "@jest/globals";
import { reachOf, standingOf } from "./standing.js";

const target = {
  indicator: { code: "LM01" },
  levels: ["PROVINCE", "DISTRICT"],
  comparator: "AT_LEAST",
  value: 70,
} as const;

const figure = (id: string, percentage: number | null, { level = "PROVINCE", code = "LM01" } = {}) => ({
  indicatorCode: code,
  percentage,
  computedPercentage: null,
  unit: { id, level },
});

describe("standingOf", () => {
  it("counts who has published and who reaches it, the value itself included", () => {
    expect(standingOf(target, [figure("a", 70), figure("b", 69.99), figure("c", 90)])).toEqual({
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
    expect(standingOf(target, others)).toEqual({ met: 0, published: 0 });
  });

  it("counts a unit once, and as reaching it only if all claims about it do", () => {
    expect(standingOf(target, [figure("a", 90), figure("a", 60), figure("b", 90), figure("b", 80)])).toEqual({
      met: 1,
      published: 2,
    });
  });

  it("reads the other way where less is asked for", () => {
    const atMost = { ...target, comparator: "AT_MOST" } as const;
    expect(standingOf(atMost, [figure("a", 60), figure("b", 80)])).toEqual({ met: 1, published: 2 });
  });

  it("is none where the target is set for the whole country", () => {
    expect(standingOf({ ...target, levels: [] }, [figure("a", 90)])).toBeUndefined();
  });
});

describe("reachOf", () => {
  it("is of all that have published, not of all, or unknown where nobody has", () => {
    expect(reachOf({ met: 2, published: 2 })).toBe("all");
    expect(reachOf({ met: 1, published: 2 })).toBe("notAll");
    expect(reachOf({ met: 0, published: 0 })).toBe("unknown");
    expect(reachOf(undefined)).toBe("unknown");
  });
});
