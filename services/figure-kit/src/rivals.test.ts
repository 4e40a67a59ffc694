import { describe, expect, it } from "@jest/globals";
import type { Claim } from "./claim.js";
import { Qualifier } from "./qualifier.js";
import { checkRivals } from "./rivals.js";

function claim(parts: Partial<Claim>): Claim {
  return {
    numerator: null,
    denominator: null,
    printedPercentage: null,
    qualifier: Qualifier.EXACT,
    printedText: "170/204 trung tâm",
    asOf: "2020-12-31",
    period: null,
    ...parts,
  };
}

const FRACTION = { numerator: 170, denominator: 204 };

describe("claims about one day and period", () => {
  it.each([
    ["a percentage that the parts make", FRACTION, { ...FRACTION, printedPercentage: "83,33" }],
    [
      "two such percentages",
      { ...FRACTION, printedPercentage: "83,3" },
      { ...FRACTION, printedPercentage: "83,33" },
    ],
    [
      "a zero at the end",
      { numerator: 53, printedPercentage: "84.1" },
      { numerator: 53, printedPercentage: "84,10" },
    ],
  ])("do not contradict each other by %s", (_, one, other) => {
    expect(checkRivals(claim(one), [claim(other)])).toEqual([]);
    expect(checkRivals(claim(other), [claim(one)])).toEqual([]);
  });

  it.each([
    ["another percentage", FRACTION, { ...FRACTION, printedPercentage: "84,33" }, "170/204, 84,33%"],
    ["another part", FRACTION, { ...FRACTION, numerator: 171 }, "171/204"],
    ["a whole of which the other says nothing", { numerator: 170 }, FRACTION, "170/204"],
    ["another qualifier", FRACTION, { ...FRACTION, qualifier: Qualifier.MORE_THAN }, "> 170/204"],
  ])("contradict each other by %s", (_, one, other, told) => {
    const [flag] = checkRivals(claim(one), [claim(other)]);
    expect(flag).toMatchObject({
      rule: "RIVAL_CLAIMS",
      message: { en: expect.stringContaining(`: ${told}.`) },
    });
    expect(checkRivals(claim(other), [claim(one)])).toHaveLength(1);
  });
});
