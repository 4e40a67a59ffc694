import { describe, expect, it } from "@jest/globals";
import { anyDay } from "./any-day.js";
import {
  FIRST_PAGE,
  firstRowOf,
  LAST_PAGE,
  PAGE_PARAMETERS,
  pageAfter,
  pageBefore,
  pageFromEnd,
  pageVariables,
  pageVariablesFromEnd,
} from "./paging.js";

describe("pageVariables", () => {
  it("asks for the first page, the next, the one before and the last", () => {
    expect(pageVariables(FIRST_PAGE)).toEqual({ first: 50 });
    expect(pageVariables({ ...FIRST_PAGE, sau: "c" })).toEqual({ first: 50, after: "c" });
    expect(pageVariables({ ...FIRST_PAGE, truoc: "b" })).toEqual({ last: 50, before: "b" });
    expect(pageVariables(LAST_PAGE, 200)).toEqual({ last: 200 });
  });
});

describe("the pages of a list", () => {
  const first = { nodes: rows(50), totalCount: 120, pageInfo: pageInfo(false, true) };
  const middle = { nodes: rows(50), totalCount: 120, pageInfo: pageInfo(true, true) };
  const last = { nodes: rows(20), totalCount: 120, pageInfo: pageInfo(true, false) };
  const AT = { ...FIRST_PAGE, sau: "c", dong: 51 };

  it("are numbered from both ends, and between them as the address says", () => {
    expect(firstRowOf(first, FIRST_PAGE)).toBe(1);
    expect(firstRowOf(last, LAST_PAGE)).toBe(101);
    expect(firstRowOf(middle, AT)).toBe(51);
    expect(firstRowOf(middle, { ...AT, dong: 0 })).toBe(0);
  });

  it("lead to their neighbours with the numbers of these", () => {
    expect(pageAfter(first, FIRST_PAGE)).toEqual({ sau: "end", truoc: "", dong: 51 });
    expect(pageAfter(middle, { ...AT, dong: 0 })).toEqual({ sau: "end", truoc: "", dong: 0 });
    expect(pageAfter(last, LAST_PAGE)).toBeUndefined();
    expect(pageBefore(last, LAST_PAGE)).toEqual({ sau: "", truoc: "start", dong: 51 });
    expect(pageBefore(first, FIRST_PAGE)).toBeUndefined();
  });

  it("take nothing for a row's number that is none", () => {
    const { dong } = PAGE_PARAMETERS;
    expect(["51", "0", "-1", "1.5", "x"].map(dong.read)).toEqual([51, 0, 0, 0, 0]);
    expect([51, 0].map(dong.write)).toEqual(["51", null]);
  });
});

describe("a list that is shown from its end", () => {
  it("begins with the last page, and goes on towards the first", () => {
    expect(pageVariablesFromEnd(FIRST_PAGE)).toEqual({ last: 50 });
    expect(pageVariablesFromEnd({ ...FIRST_PAGE, sau: "c" })).toEqual({ last: 50, before: "c" });
    expect(pageVariablesFromEnd({ ...FIRST_PAGE, truoc: "b" })).toEqual({ first: 50, after: "b" });
    expect(pageVariablesFromEnd(LAST_PAGE)).toEqual({ first: 50 });
    expect(pageFromEnd({ nodes: [1, 2], totalCount: 120, pageInfo: pageInfo(true, false) })).toEqual({
      nodes: [2, 1],
      totalCount: 120,
      pageInfo: { hasPreviousPage: false, hasNextPage: true, startCursor: "end", endCursor: "start" },
    });
  });
});

function rows(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function pageInfo(hasPreviousPage: boolean, hasNextPage: boolean) {
  return { hasPreviousPage, hasNextPage, startCursor: "start", endCursor: "end" };
}

describe("anyDay", () => {
  it("takes days of the calendar and nothing else", () => {
    expect(["2025-06-30", "2024-02-29"].map(anyDay.read)).toEqual(["2025-06-30", "2024-02-29"]);
    expect([null, "", "30/06/2025", "2025-02-30", "2025-13-01"].map(anyDay.read)).toEqual(Array(5).fill(""));
    expect(anyDay.write("2025-06-3")).toBeNull();
  });
});
