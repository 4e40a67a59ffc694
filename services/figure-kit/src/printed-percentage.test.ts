import { describe, expect, it } from "@jest/globals";
import { numberOf, parsePrintedPercentage } from "./printed-percentage.js";

describe("a printed percentage", () => {
  it.each([
    ["84,10 %", "84,10", 84.1],
    ["84,10%", "84,10", 84.1],
    ["84.12", "84.12", 84.12],
    ["72", "72", 72],
    ["100,0", "100,0", 100],
    ["0,5", "0,5", 0.5],
    ["96,154", "96,154", 96.154],
  ])("is read from %j with the digits it was printed with", (text, digits, number) => {
    const printed = parsePrintedPercentage(text);
    expect(printed?.digits).toBe(digits);
    expect(printed && numberOf(printed)).toBe(number);
  });

  it.each(["", "%", "-1", "1e308", "1.000,5", "84,", ",5", "gần 72", "84,12%%", "NaN"])(
    "is not %j",
    (text) => {
      expect(parsePrintedPercentage(text)).toBeUndefined();
    },
  );
});
