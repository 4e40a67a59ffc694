import { describe, expect, it } from "@jest/globals";
import { Observance } from "./observance.js";
import { findRegisteredObservance, ObservanceKind } from "./observance-register.js";

const { BOOK_DAY, LIFELONG_LEARNING_WEEK } = ObservanceKind;

function bookDay(year: number, day: string, printedName = "ngày sách Việt Nam"): Observance {
  const printedPeriod = { from: `${year}-${day}`, to: `${year}-${day}` };
  return Object.assign(new Observance(), { kind: BOOK_DAY, year, printedName, printedPeriod });
}

describe("the register of observances", () => {
  it.each([
    [LIFELONG_LEARNING_WEEK, 2017, "2017-10-02", "2017-10-08"],
    [LIFELONG_LEARNING_WEEK, 2020, "2020-10-01", "2020-10-07"],
    [BOOK_DAY, 2020, "2020-04-21", "2020-04-21"],
  ])("has the %s of %i from %s to %s", (kind, year, from, to) => {
    expect(findRegisteredObservance(kind, year)).toMatchObject({ from, to });
  });

  it("renames the Book Day from 2022 on, after the decision of November 2021", () => {
    const names = [2021, 2022].map((year) => findRegisteredObservance(BOOK_DAY, year)?.name.vi);
    expect(names).toEqual(["Ngày Sách Việt Nam", "Ngày Sách và Văn hóa đọc Việt Nam"]);
  });

  it("knows nothing before 2014", () => {
    expect(findRegisteredObservance(BOOK_DAY, 2013)).toBeUndefined();
  });
});

describe("a printed observance (V12)", () => {
  it("on another day than the register's is disputed", () => {
    expect(bookDay(2020, "04-01").check()).toMatchObject([
      {
        rule: "V12",
        severity: "WARNING",
        message: { en: expect.stringContaining("1 April 2020 is printed") },
      },
    ]);
  });

  it("under a former name is noted as well", () => {
    expect(
      bookDay(2022, "04-01")
        .check()
        .map(({ severity }) => severity),
    ).toEqual(["WARNING", "INFO"]);
  });

  it("as registered has no flags", () => {
    expect(bookDay(2021, "04-21").check()).toEqual([]);
    expect(bookDay(2022, "04-21", "Ngày Sách và Văn hóa đọc Việt Nam").check()).toEqual([]);
  });
});
