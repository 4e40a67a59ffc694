import { describe, expect, it } from "@jest/globals";
import { anyDay } from "./any-day.js";
import { FIRST_PAGE, LAST_PAGE, pageVariables } from "./paging.js";

describe("pageVariables", () => {
  it("asks for the first page, the next, the one before and the last", () => {
    expect(pageVariables(FIRST_PAGE, 50)).toEqual({ first: 50 });
    expect(pageVariables({ sau: "c", truoc: "" }, 50)).toEqual({ first: 50, after: "c" });
    expect(pageVariables({ sau: "", truoc: "b" }, 50)).toEqual({ last: 50, before: "b" });
    expect(pageVariables(LAST_PAGE, 50)).toEqual({ last: 50 });
  });
});

describe("anyDay", () => {
  it("takes days of the calendar and nothing else", () => {
    expect(["2025-06-30", "2024-02-29"].map(anyDay.read)).toEqual(["2025-06-30", "2024-02-29"]);
    expect([null, "", "30/06/2025", "2025-02-30", "2025-13-01"].map(anyDay.read)).toEqual(Array(5).fill(""));
    expect(anyDay.write("2025-06-3")).toBeNull();
  });
});
