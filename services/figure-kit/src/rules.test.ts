import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { describe, expect, it } from "@jest/globals";
import type { Claim } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { FigurePeriodKind } from "./figure-period.js";
import { Qualifier } from "./qualifier.js";
import { checkClaim } from "./rules.js";

function claim(parts: Partial<Claim>): Claim {
  return {
    numerator: null,
    denominator: null,
    printedPercentage: null,
    qualifier: Qualifier.EXACT,
    printedText: "53 cộng đồng khu phố học tập",
    asOf: "2020-10-29",
    period: null,
    ...parts,
  };
}

const TODAY = "2026-11-27";

function found(parts: Partial<Claim>): string[] {
  return checkClaim(claim(parts), TODAY).map(({ rule, severity }) => `${rule} ${severity}`);
}

function english(parts: Partial<Claim>): string {
  return checkClaim(claim(parts), TODAY)
    .map(({ message }) => message.en)
    .join(" ");
}

describe("V01, a part is not more than its whole", () => {
  it("finds 205 of 204", () => {
    expect(found({ numerator: 205, denominator: 204 })).toEqual(["V01 ERROR"]);
  });

  it("finds nothing in 204 of 204, nor in all", () => {
    expect(found({ numerator: 204, denominator: 204 })).toEqual([]);
    expect(found({ printedPercentage: "100" })).toEqual([]);
  });

  it("is told by percentages as well", () => {
    expect(found({ printedPercentage: "250" })).toEqual(["V01 ERROR"]);
    expect(english({ printedPercentage: "250" })).toBe(
      "250% is more than 100%: a part cannot exceed its whole; compare it with the print.",
    );
    expect(english({ printedPercentage: "100,01" })).toContain("100.01% is more than 100%");
    expect(found({ printedPercentage: "100.01", qualifier: Qualifier.ABOUT })).toContain("V01 ERROR");
  });

  it("tells of the count and of the percentage at once, each where it stands", () => {
    const flags = checkClaim(claim({ numerator: 300, denominator: 204, printedPercentage: "120" }), TODAY);
    expect(flags.filter(({ rule }) => rule === "V01")).toMatchObject([
      { part: "numerator", message: { vi: expect.stringContaining("Tử số 300 lớn hơn mẫu số 204") } },
      { part: "printedPercentage", message: { vi: expect.stringContaining("Tỷ lệ 120% lớn hơn 100%") } },
    ]);
    expect(found({ numerator: 5, denominator: 0 })).toEqual(["V01 ERROR"]);
  });

  it("says of 0 of 0 that it is no share", () => {
    expect(found({ numerator: 0, denominator: 0 })).toEqual(["V01 WARNING"]);
    expect(found({ numerator: 0, denominator: 0, printedPercentage: "100" })).toEqual(["V01 WARNING"]);
  });
});

describe("V02, the printed percentage is that of the parts", () => {
  it.each([
    [75, 78, "96,15"],
    [4, 8, "50"],
    [16, 16, "100"],
    [1, 8, "12,5"],
    [1, 8, "13"],
    [53, 63, "84,1"],
    [53, 63, "84,127"],
    [4, 5, "80,0"],
  ])("finds nothing in %i/%i printed as %s %%", (numerator, denominator, printedPercentage) => {
    expect(found({ numerator, denominator, printedPercentage })).toEqual([]);
  });

  it("says that 53/63 printed as 84.12 % is truncated", () => {
    const parts = { numerator: 53, denominator: 63, printedPercentage: "84.12" };
    expect(found(parts)).toEqual(["V02 WARNING"]);
    expect(english(parts)).toBe("53/63 = 84.127%; the printed 84.12% is truncated, not rounded.");
  });

  it.each([
    [Qualifier.LESS_THAN, "71", "73"],
    [Qualifier.MORE_THAN, "73", "71"],
  ])("takes a number that is %s for a bound of its percentage, too", (qualifier, open, closed) => {
    const parts = { numerator: 10_800, denominator: 15_000, qualifier };
    expect(found({ ...parts, printedPercentage: open })).toEqual(["V10 INFO"]);
    expect(found({ ...parts, printedPercentage: closed })).toEqual(["V02 WARNING", "V10 INFO"]);
  });

  it("is as strict as the digits that were printed: 84,10 is not 84,1", () => {
    const parts = { numerator: 53, denominator: 63 };
    expect(found({ ...parts, printedPercentage: "84,1" })).toEqual([]);
    expect(found({ ...parts, printedPercentage: "84,10" })).toEqual(["V02 WARNING"]);
    expect(english({ ...parts, printedPercentage: "84,10" })).toBe(
      "53/63 = 84.127%, not the printed 84.10%.",
    );
  });

  it("is not asked where a part was inferred, which would be a circle", () => {
    const computedBack: DataQualityFlag = {
      rule: "V03",
      severity: FlagSeverity.INFO,
      doubt: DoubtKind.INFERRED,
      message: { vi: "Mẫu số tính ngược từ tỷ lệ.", en: "The denominator is computed back." },
    };
    const parts = claim({ numerator: 53, denominator: 63, printedPercentage: "84,12" });
    const rulesBeside = (flag: DataQualityFlag) => checkClaim(parts, TODAY, [flag]).map(({ rule }) => rule);
    for (const part of ["numerator", "denominator"] as const)
      expect(rulesBeside({ ...computedBack, part })).toEqual([]);
    expect(rulesBeside(computedBack)).toEqual(["V02"]);
  });

  it("does not call a wrong percentage truncated", () => {
    expect(english({ numerator: 53, denominator: 63, printedPercentage: "84.14" })).toBe(
      "53/63 = 84.127%, not the printed 84.14%.",
    );
    expect(english({ numerator: 53, denominator: 63, printedPercentage: "80" })).toContain(
      "not the printed 80%",
    );
  });
});

describe("V03, the denominators that a count and a percentage allow", () => {
  it.each([
    [4, "50", "50% fits 8."],
    [75, "96,15", "96.15% fits 78."],
    // No denominator rounds to 84.12; one is cut off to it.
    [53, "84,12", "84.12% fits 63."],
    [10_800, "72", "72% fits 14,897–15,104."],
    [10_800, "72,0", "72.0% fits 14,990–15,010."],
  ])("of %i at %s %% are named", (numerator, printedPercentage, sentence) => {
    expect(found({ numerator, printedPercentage })).toEqual(["V03 INFO"]);
    expect(english({ numerator, printedPercentage })).toContain(sentence);
  });

  it("cannot be named for 4 at 72 %, nor for 0 at 5 %", () => {
    expect(found({ numerator: 4, printedPercentage: "72" })).toEqual(["V03 ERROR"]);
    expect(found({ numerator: 0, printedPercentage: "5" })).toEqual(["V03 ERROR"]);
  });

  it.each([
    [Qualifier.LESS_THAN, 10_800, "72", "72% fits 15,103 at most."],
    [Qualifier.MORE_THAN, 10_800, "72", "72% fits 14,796 at least."],
    [Qualifier.LESS_THAN, 4, "50", "50% fits 6 at most."],
  ])(
    "have one end where the number is a bound: %s %i",
    (qualifier, numerator, printedPercentage, sentence) => {
      expect(found({ numerator, printedPercentage, qualifier })).toEqual(["V03 INFO", "V10 INFO"]);
      expect(english({ numerator, printedPercentage, qualifier })).toContain(sentence);
    },
  );

  it("are not asked of a number that is only a bound", () => {
    expect(found({ numerator: 4, printedPercentage: "72", qualifier: Qualifier.ABOUT })).toEqual([
      "V10 INFO",
    ]);
  });
});

describe("V10, a qualified number is a bound", () => {
  it("is said of “gần 10.800” at 72 %", () => {
    const parts = {
      numerator: 10_800,
      printedPercentage: "72",
      qualifier: Qualifier.LESS_THAN,
      printedText: "gần 10.800 hộ gia đình học tập, đạt tỉ lệ 72%",
    };
    expect(found(parts)).toEqual(["V03 INFO", "V10 INFO"]);
    expect(english(parts)).toContain("the number is only an upper bound");
  });

  it.each([
    [Qualifier.MORE_THAN, "a lower bound"],
    [Qualifier.ABOUT, "approximate"],
  ])("is said of %s", (qualifier, sentence) => {
    expect(english({ numerator: 6_000, qualifier })).toContain(sentence);
  });
});

describe("FUTURE_DAY, a claim tells of what has been", () => {
  const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31`, kind: FigurePeriodKind.YEAR });

  it.each([
    [{ asOf: "2099-12-31" }, "31 December 2099"],
    [{ asOf: "2026-11-28" }, "28 November 2026"],
    [{ asOf: null, period: year(2026) }, "31 December 2026"],
    [{ asOf: TODAY, period: year(2027) }, "1 January 2027"],
  ])("finds %j", (parts, day) => {
    expect(found({ numerator: 5, ...parts })).toEqual(["FUTURE_DAY ERROR"]);
    expect(english({ numerator: 5, ...parts })).toContain(
      `${day} has not come yet (today is 27 November 2026)`,
    );
  });

  it("finds nothing in today, nor in the year that runs, as of a day", () => {
    expect(found({ numerator: 5, asOf: TODAY })).toEqual([]);
    expect(found({ numerator: 5, asOf: TODAY, period: year(2026) })).toEqual([]);
    expect(found({ numerator: 5, asOf: null, period: year(2025) })).toEqual([]);
  });
});

describe("EARLY_DAY, a claim is of those who report", () => {
  it.each([
    { asOf: "0001-01-01" },
    { asOf: "1024-06-30" },
    { asOf: "2021-06-30", period: { from: "0021-01-01", to: "2021-12-31", kind: FigurePeriodKind.SPAN } },
  ])("finds %j", (parts) => {
    expect(found({ numerator: 5, ...parts })).toEqual(["EARLY_DAY ERROR"]);
  });

  it("finds nothing from 1945 on", () => {
    expect(found({ numerator: 5, asOf: "1945-01-01" })).toEqual([]);
    expect(english({ numerator: 5, asOf: "1944-12-31" })).toContain("31 December 1944 is before 1945");
  });
});

describe("DAY_AFTER_PERIOD, a figure is true within its period", () => {
  const period = { from: "2024-01-01", to: "2024-12-31", kind: FigurePeriodKind.YEAR };

  it("finds a day after it, which may be that of the report", () => {
    expect(found({ numerator: 5, period, asOf: "2025-01-01" })).toEqual(["DAY_AFTER_PERIOD WARNING"]);
    expect(english({ numerator: 5, period, asOf: "2025-03-05" })).toContain(
      "(5 March 2025) is after the end of its period (31 December 2024)",
    );
  });

  it.each(["2024-12-31", "2024-06-30", null])("finds nothing on %s", (asOf) => {
    expect(found({ numerator: 5, period, asOf })).toEqual([]);
  });
});

describe("PRINTED_TEXT, the words say what the figure says", () => {
  const parts = { numerator: 10, denominator: 12 };

  it.each([
    ["999/1000 huyện đạt chuẩn", "The printed words say 999/1,000, and the figure is 10/12"],
    ["9/12 huyện", "say 9/12"],
    ["có 1.234 / 5.678 hộ.", "say 1,234/5,678"],
    ["tổng số ９/１２ huyện", "say 9/12"],
  ])("finds %s beside 10/12", (printedText, sentence) => {
    expect(found({ ...parts, printedText })).toEqual(["PRINTED_TEXT WARNING"]);
    expect(english({ ...parts, printedText })).toContain(sentence);
  });

  it("finds another percentage than the one that is given", () => {
    const claimed = { numerator: 53, denominator: 63, printedPercentage: "84,13" };
    expect(found({ ...claimed, printedText: "chiếm tỷ lệ 48,13 %" })).toEqual(["PRINTED_TEXT WARNING"]);
    expect(found({ ...claimed, printedText: "chiếm tỷ lệ 84.130%" })).toEqual([]);
    expect(found({ ...claimed, printedText: "tăng từ 80% lên 84,13%" })).toEqual([]);
  });

  it.each([
    "10/12 huyện",
    "10 huyện (đến ngày 30/6)",
    "trong 12 huyện có 10 huyện, theo công văn 13/4",
    "2/12 huyện mức độ 2 và 9/12 huyện mức độ 1",
    "ngày 30/10 có mười huyện",
    "tính đến tháng 10/2020",
    "năm học 2020/2021",
    "Nghị quyết 30/2026/QH16",
    "Quyết định 89/QĐ-TTg",
    "mười huyện",
  ])("takes nothing for a share that may be none: %s", (printedText) => {
    expect(found({ ...parts, printedText })).toEqual([]);
  });
});

describe("V16, a figure needs a day or a period", () => {
  it("is said of a figure without one", () => {
    expect(found({ numerator: 196, denominator: 204, asOf: null })).toEqual(["V16 WARNING"]);
  });
});

describe("what the rules say", () => {
  it("is said in Vietnamese with Vietnamese numbers", () => {
    const [flag] = checkClaim(claim({ numerator: 53, denominator: 63, printedPercentage: "84,12" }), TODAY);
    expect(flag?.message.vi).toBe("53/63 = 84,127%; bản in 84,12% là cắt bớt, không phải làm tròn.");
  });
});
