import { describe, expect, it } from "@jest/globals";
import { chartsOf } from "./figure-charts.js";

const figure = (indicatorCode: string, unit: string, numbers: object) => ({
  indicatorCode,
  indicator: { unit },
  numerator: null,
  percentage: null,
  computedPercentage: null,
  amount: null,
  ...numbers,
});

describe("chartsOf", () => {
  it("draws shares from 0 to 100, whichever indicators they are of", () => {
    const figures = [
      figure("LM01", "PERCENT", { percentage: 72 }),
      figure("LM02", "PERCENT", { computedPercentage: 50 }),
    ];
    expect(chartsOf(figures)).toEqual([
      {
        indicatorCode: undefined,
        isOfShares: true,
        end: 100,
        drawn: [
          { figure: figures[0], value: 72 },
          { figure: figures[1], value: 50 },
        ],
      },
    ]);
  });

  it("names the indicator of shares that are all of one", () => {
    const figures = [72, 50].map((percentage) => figure("LM01", "PERCENT", { percentage }));
    expect(chartsOf(figures).map(({ indicatorCode }) => indicatorCode)).toEqual(["LM01"]);
  });

  it("draws counts and amounts of money by their indicator, up to the largest", () => {
    const charts = chartsOf([
      figure("FD04", "COUNT", { numerator: 6000 }),
      figure("FD03", "VND", { amount: "8000000000" }),
      figure("FD04", "COUNT", { numerator: 1500 }),
      figure("FD03", "VND", { amount: "2000000000" }),
    ]);
    expect(charts.map(({ indicatorCode, end, drawn }) => [indicatorCode, end, drawn.length])).toEqual([
      ["FD04", 6000, 2],
      ["FD03", 8e9, 2],
    ]);
  });

  it("draws nothing by itself, without a number, or of an indicator that is not known", () => {
    expect(
      chartsOf([
        figure("LM01", "PERCENT", { percentage: 72 }),
        figure("LM02", "PERCENT", {}),
        figure("FD04", "COUNT", { numerator: 6000 }),
        figure("FD04", "COUNT", {}),
        { ...figure("FD04", "COUNT", { numerator: 1 }), indicator: null },
        figure("OR02", "COUNT", { numerator: 0 }),
        figure("OR02", "COUNT", { numerator: 0 }),
      ]),
    ).toEqual([]);
  });
});
