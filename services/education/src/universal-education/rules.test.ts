import { describe, expect, it } from "@jest/globals";
import { EducationStandard } from "./education-standard.js";
import { checkBlock, checkCrossLevel, mostDistrictsBelow, type PrintedBlock } from "./rules.js";

const { PRIMARY, LOWER_SECONDARY } = EducationStandard;
/** The districts of Sơn La in the register of 1 March 2025. */
const SON_LA_DISTRICTS = [12, 11, 28, 16, 16, 25, 15, 14, 22, 19, 8, 14];

function rulesOf(block: PrintedBlock): string[][] {
  return checkBlock(block).map((flags) => flags.map(({ rule, severity }) => `${rule} ${severity}`));
}

describe("a block of universal-education lines", () => {
  it("that is whole and well labelled has no flags: 1 + 12 + 191 of 204 communes", () => {
    const lines = [1, 12, 191].map((count, index) => ({
      count,
      printedStandard: PRIMARY,
      printedLevel: index + 1,
    }));
    expect(rulesOf({ standard: PRIMARY, total: 204, lines })).toEqual([[], [], []]);
  });

  it("whose parts do not sum to the total is flagged on every line (V04)", () => {
    const lines = [13, 129, 61].map((count, index) => ({
      count,
      printedStandard: LOWER_SECONDARY,
      printedLevel: index + 1,
    }));
    const flags = checkBlock({ standard: LOWER_SECONDARY, total: 204, lines });
    expect(flags.map((found) => found.map(({ rule }) => rule))).toEqual([["V04"], ["V04"], ["V04"]]);
    expect(flags[0]?.[0]?.message.en).toBe("13 + 129 + 61 = 203, which is not the total of 204.");
  });

  it("that repeats a label is flagged on the later line (V05): 2/12 and 10/12 at “mức độ 2”", () => {
    const lines = [2, 10].map((count) => ({ count, printedStandard: PRIMARY, printedLevel: 2 }));
    expect(rulesOf({ standard: PRIMARY, total: 12, lines })).toEqual([[], ["V05 ERROR"]]);
  });

  it("with a line about another standard is flagged there (V06): “tiểu học” among THCS", () => {
    const lines = [
      { count: 3, printedStandard: LOWER_SECONDARY, printedLevel: 1 },
      { count: 9, printedStandard: PRIMARY, printedLevel: 2 },
    ];
    expect(rulesOf({ standard: LOWER_SECONDARY, total: 12, lines })).toEqual([[], ["V06 WARNING"]]);
  });
});

describe("communes against districts (V07)", () => {
  const sonLa = { communesBelow: 13, districtSizes: SON_LA_DISTRICTS, minSharePercent: 90 };

  it("knows that 13 communes keep at most 7 of Sơn La's districts below 90 %", () => {
    expect(mostDistrictsBelow(sonLa)).toBe(7);
  });

  it("doubts fewer than 5 districts at level 3, and believes 5 and more", () => {
    expect(checkCrossLevel({ ...sonLa, level: 3, districts: 0 })).toMatchObject([
      {
        rule: "V07",
        severity: "WARNING",
        message: { en: expect.stringContaining("at least 5 have reached") },
      },
    ]);
    expect(checkCrossLevel({ ...sonLa, level: 3, districts: 4 })).toHaveLength(1);
    expect(checkCrossLevel({ ...sonLa, level: 3, districts: 5 })).toEqual([]);
    expect(checkCrossLevel({ ...sonLa, level: 3, districts: 10 })).toEqual([]);
  });

  it.each([
    // Exactly 90 % of ten communes is enough, so one commune below does no harm.
    [1, [10], 0],
    [2, [10], 1],
    [1, [9], 1],
    [0, [9, 9], 0],
    [5, [], 0],
  ])(
    "counts %i communes below in districts of %j as keeping %i short",
    (communesBelow, districtSizes, most) => {
      expect(mostDistrictsBelow({ communesBelow, districtSizes, minSharePercent: 90 })).toBe(most);
    },
  );
});
