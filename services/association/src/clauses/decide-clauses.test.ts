import { describe, expect, it } from "@jest/globals";
import { checkClauses, placeClauses, type WrittenClause } from "./decide-clauses.js";

const clause = (number: string, ...parts: string[]): WrittenClause => ({
  number,
  text: { vi: `Điều ${number}`, en: null },
  parts: parts.map((part) => ({ number: part, text: { vi: `Mục ${part}`, en: null } })),
});

describe("placing clauses", () => {
  it("puts after each clause its parts, by the numbers of both", () => {
    const placed = placeClauses([clause("1"), clause("2", "a", "b")]);
    expect(placed.map(({ path, partOf, position }) => [path, partOf, position])).toEqual([
      ["1", null, 1],
      ["2", null, 2],
      ["2/a", "2", 1],
      ["2/b", "2", 2],
    ]);
  });
});

describe("checking clauses", () => {
  it.each<[string, WrittenClause[], string | null]>([
    ["accepts parts of the same numbers in several clauses", [clause("1", "a"), clause("2", "a")], null],
    ["refuses a number that is there twice", [clause("1"), clause("1")], "input.clauses.1.number"],
    [
      "refuses a part's number that is there twice",
      [clause("1", "a", "a")],
      "input.clauses.0.parts.1.number",
    ],
    ["refuses a number that would look like a part's", [clause("1/a")], "input.clauses.0.number"],
    ["refuses a number of many characters", [clause("Điều thứ nhất")], "input.clauses.0.number"],
    [
      "refuses more than somebody signs",
      Array.from({ length: 201 }, (_, index) => clause(String(index))),
      "input.clauses",
    ],
  ])("%s", (_says, clauses, field) => {
    const refusal = checkClauses(clauses, "input.clauses");
    expect(refusal?.details["mistakes"] ?? null).toEqual(field && [expect.objectContaining({ field })]);
  });
});
