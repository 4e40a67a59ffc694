import { describe, expect, it } from "@jest/globals";
import { partitionByLevel } from "./level-partition.js";

const communes = (indicatorCode: string, numerator: number | null) => ({
  indicatorCode,
  numerator,
  denominator: 204,
});
const primary = [communes("UE02", 1), communes("UE03", 12), communes("UE04", 191)];

describe("partitionByLevel", () => {
  it("splits Sơn La's 204 communes by primary level", () => {
    const partition = partitionByLevel(primary, ["UE02", "UE03", "UE04"]);
    expect(partition).toMatchObject({ sum: 204, total: 204 });
    expect(
      partition?.parts.map(({ level, count, share }) => [level, count, Math.round(share * 100) / 100]),
    ).toEqual([
      [1, 1, 0.49],
      [2, 12, 5.88],
      [3, 191, 93.63],
    ]);
  });

  it("shows a sum that misses the printed total", () => {
    const slipped = [communes("UE02", 1), communes("UE03", 12), communes("UE04", 190)];
    expect(partitionByLevel(slipped, ["UE02", "UE03", "UE04"])).toMatchObject({ sum: 203, total: 204 });
  });

  it("is not drawn when a level was not published", () => {
    expect(partitionByLevel(primary.slice(1), ["UE02", "UE03", "UE04"])).toBeUndefined();
    expect(partitionByLevel([], ["UE02", "UE03", "UE04"])).toBeUndefined();
  });
});
