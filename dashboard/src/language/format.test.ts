import { describe, expect, it } from "@jest/globals";
import { formatDate, formatNumber, formatPercent, formatPeriod, measureAge, scaleVnd } from "./format.js";

describe("numbers", () => {
  it("are written the Vietnamese way on the Vietnamese page", () => {
    expect(formatNumber(10800, "vi")).toBe("10.800");
    expect(formatPercent(84.12, "vi")).toBe("84,12%");
    expect(formatPercent(72, "vi")).toBe("72%");
  });

  it("are written the English way on the English page", () => {
    expect(formatNumber(10800, "en")).toBe("10,800");
    expect(formatPercent(84.12, "en")).toBe("84.12%");
  });
});

describe("numbers, as Intl writes them,", () => {
  const EDGES = [0, 0.004, 0.005, 0.995, 1.005, 84.125, 999.995, 999.999, 999_999.995, 2 ** 53, 1e-7, 1e20];
  const ROUNDED = Array.from({ length: 2_000 }, (_, i) => ((i * 7_919_317) % 1_000_003) / 10 ** (i % 7));

  it.each(["vi", "en"] as const)("have the same digits and signs in %s", (language) => {
    const values = [...EDGES, ...ROUNDED]
      .flatMap((value) => [value, -value])
      .filter((value) => !Object.is(value, -0));
    for (const digits of [0, 2, 3]) {
      const intl = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
        maximumFractionDigits: digits,
        signDisplay: "negative",
      });
      expect(values.map((value) => formatNumber(value, language, digits))).toEqual(
        values.map((value) => intl.format(value)),
      );
    }
  });
});

describe("amounts", () => {
  it("are shown in the largest unit that is exact", () => {
    expect(scaleVnd("8000000000", "vi")).toEqual({ unit: "billion", value: "8" });
    expect(scaleVnd("2400000000", "vi")).toEqual({ unit: "billion", value: "2,4" });
    expect(scaleVnd("15500000", "vi")).toEqual({ unit: "million", value: "15,5" });
  });

  it("are never rounded", () => {
    expect(scaleVnd("8000000001", "vi")).toEqual({ unit: "dong", value: "8.000.000.001" });
    expect(scaleVnd("9007199254740993", "vi")).toEqual({ unit: "dong", value: "9.007.199.254.740.993" });
  });
});

describe("dates", () => {
  it("are day, month, year, whatever the reader's time zone", () => {
    expect(formatDate("2022-05-18")).toBe("18/05/2022");
  });

  it("with a time are the day in Vietnam", () => {
    expect(formatDate("2026-11-21T18:30:00.000Z")).toBe("22/11/2026");
  });
});

describe("periods", () => {
  it("of whole years are written as years", () => {
    expect(formatPeriod({ from: "2021-01-01", to: "2025-12-31" })).toBe("2021–2025");
    expect(formatPeriod({ from: "2020-01-01", to: "2020-12-31" })).toBe("2020");
  });

  it("of days are written as days, with an open end where none was published", () => {
    expect(formatPeriod({ from: "2020-10-01", to: "2020-10-07" })).toBe("01/10/2020 – 07/10/2020");
    expect(formatPeriod({ from: "2017-06-23", to: null })).toBe("23/06/2017 – …");
    expect(formatPeriod({ from: "2017-06-23", to: "2017-06-23" })).toBe("23/06/2017");
  });

  it("that were not published are not invented", () => {
    expect(formatPeriod({ from: null, to: null })).toBeUndefined();
  });
});

describe("ages", () => {
  it("are given in the largest unit that fits", () => {
    expect(measureAge(1_000)).toEqual({ unit: "now", count: 0 });
    expect(measureAge(12_400)).toEqual({ unit: "seconds", count: 12 });
    expect(measureAge(61_000)).toEqual({ unit: "minutes", count: 1 });
    expect(measureAge(2 * 3_600_000)).toEqual({ unit: "hours", count: 2 });
    expect(measureAge(3 * 86_400_000)).toEqual({ unit: "days", count: 3 });
  });

  it("are never negative when clocks differ", () => {
    expect(measureAge(-5_000)).toEqual({ unit: "now", count: 0 });
  });
});
