import { describe, expect, it } from "@jest/globals";
import { calendarFile, listFiles } from "./export-files.js";

const addresses = (...asked: Parameters<typeof listFiles>) =>
  listFiles(...asked).map(({ address }) => address);

describe("listFiles", () => {
  it("names a file of each format", () => {
    expect(listFiles("programmes", {}, "vi")).toEqual([
      { format: "CSV", address: "/export/programmes.csv" },
      { format: "XLSX", address: "/export/programmes.xlsx" },
      { format: "JSON", address: "/export/programmes.json" },
    ]);
  });

  it("passes the filters on, without those that are empty and those of pages", () => {
    const filters = {
      first: 50,
      after: "c",
      indicators: ["LM01", "LM02"],
      level: undefined,
      under: null,
      search: "",
      members: [],
      includeEnded: false,
      asOf: "2025-06-30",
    };
    expect(addresses("figures", filters, "vi")[0]).toBe(
      "/export/figures.csv?indicators=LM01%2CLM02&includeEnded=false&asOf=2025-06-30",
    );
  });

  it("names the calendar for programs that keep one as well", () => {
    expect(addresses("calendar", { from: "2021-03-01", programmeCode: "" }, "vi")).toEqual(
      ["csv", "xlsx", "json", "ics"].map((extension) => `/export/calendar.${extension}?from=2021-03-01`),
    );
  });

  it("asks for the language of the page", () => {
    expect(addresses("targets", { year: 2030 }, "en")[2]).toBe("/export/targets.json?year=2030&lang=en");
  });
});

describe("calendarFile", () => {
  it("names the calendar of a programme by its code", () => {
    expect(calendarFile("programmes", "QT-2021-2025", "en").address).toBe(
      "/export/programmes/QT-2021-2025.ics?lang=en",
    );
  });
});
