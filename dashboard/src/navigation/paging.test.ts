import { describe, expect, it } from "@jest/globals";
import { anyDay } from "./any-day.js";
import { FIRST_PAGE, LAST_PAGE, pageInfoFromEnd, pageVariables, pageVariablesFromEnd } from "./paging.js";

describe("pageVariables", () => {
  it("asks for the first page, the next, the one before and the last", () => {
    expect(pageVariables(FIRST_PAGE, 50)).toEqual({ first: 50 });
    expect(pageVariables({ sau: "c", truoc: "" }, 50)).toEqual({ first: 50, after: "c" });
    expect(pageVariables({ sau: "", truoc: "b" }, 50)).toEqual({ last: 50, before: "b" });
    expect(pageVariables(LAST_PAGE, 50)).toEqual({ last: 50 });
  });
});

describe("a list that is shown from its end", () => {
  it("begins with the last page, and goes on towards the first", () => {
    expect(pageVariablesFromEnd(FIRST_PAGE, 50)).toEqual({ last: 50 });
    expect(pageVariablesFromEnd({ sau: "c", truoc: "" }, 50)).toEqual({ last: 50, before: "c" });
    expect(pageVariablesFromEnd({ sau: "", truoc: "b" }, 50)).toEqual({ first: 50, after: "b" });
    expect(pageVariablesFromEnd(LAST_PAGE, 50)).toEqual({ first: 50 });
    const ofHub = { hasPreviousPage: true, hasNextPage: false, startCursor: "1", endCursor: "9" };
    expect(pageInfoFromEnd(ofHub)).toEqual({
      hasPreviousPage: false,
      hasNextPage: true,
      startCursor: "9",
      endCursor: "1",
    });
  });
});

describe("anyDay", () => {
  it("takes days of the calendar and nothing else", () => {
    expect(["2025-06-30", "2024-02-29"].map(anyDay.read)).toEqual(["2025-06-30", "2024-02-29"]);
    expect([null, "", "30/06/2025", "2025-02-30", "2025-13-01"].map(anyDay.read)).toEqual(Array(5).fill(""));
    expect(anyDay.write("2025-06-3")).toBeNull();
  });
});
