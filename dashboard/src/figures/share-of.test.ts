import { describe, expect, it } from "@jest/globals";
import { shareOf } from "./share-of.js";

const figure = (percentage: number | null, computedPercentage: number | null, unit = "PERCENT") => ({
  indicator: { unit },
  percentage,
  computedPercentage,
});

describe("shareOf", () => {
  it("is the printed percentage, or the one that the counts give", () => {
    expect(shareOf(figure(84.12, 84.127))).toBe(84.12);
    expect(shareOf(figure(null, 96.15))).toBe(96.15);
  });

  it("is none of a count, of nothing, and of what cannot be", () => {
    expect(
      [figure(50, null, "COUNT"), figure(null, null), figure(120, null), figure(-1, null)].map(shareOf),
    ).toEqual(Array(4).fill(undefined));
    expect(shareOf({ ...figure(50, null), indicator: null })).toBeUndefined();
  });
});
