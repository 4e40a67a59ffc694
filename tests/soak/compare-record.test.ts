import { describe, expect, it } from "@jest/globals";
import { compare } from "./compare-record.js";

const OWN = [
  { id: "fig_a", numerator: 1, flags: [{ rule: "V01" }] },
  { id: "fig_b", numerator: null, flags: [] },
];
const SAME = { missing: [], surplus: [], different: [] };

describe("the joint record, held against a member's rows,", () => {
  it("is the same in any order, and may have more columns", () => {
    expect(
      compare(
        OWN,
        OWN.toReversed().map((row) => ({ ...row, level: "COMMUNE" })),
      ),
    ).toEqual(SAME);
  });

  it("lacks a row, or has one too many", () => {
    expect(compare(OWN, OWN.slice(1))).toEqual({ ...SAME, missing: ["fig_a"] });
    expect(compare(OWN.slice(1), OWN)).toEqual({ ...SAME, surplus: ["fig_a"] });
  });

  it("may have rows that it need not have, which are the same as well", () => {
    expect(compare([], OWN, OWN)).toEqual(SAME);
    expect(compare([], [], OWN)).toEqual(SAME);
    expect(compare([], [{ id: "fig_b", numerator: 3, flags: [] }], OWN).different).toEqual([
      "fig_b numerator: null in the member, 3 in the record",
    ]);
  });

  it("differs in each field that has another value, or none", () => {
    const copies = [
      { id: "fig_a", numerator: 2, flags: [{ rule: "V01" }] },
      { id: "fig_b", numerator: null },
    ];
    expect(compare(OWN, copies).different).toEqual([
      "fig_a numerator: 1 in the member, 2 in the record",
      "fig_b flags: [] in the member, undefined in the record",
    ]);
  });
});
