import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { ValidityState, validityOn } from "./document-validity.js";

const DECREE = { number: "20/2014/NĐ-CP", issuedOn: "2014-03-24", effectiveOn: "2014-05-15", years: null };
const UNDATED = { number: "324/QĐ-KHVN", issuedOn: null, effectiveOn: null, years: null };
const { IN_FORCE, NOT_IN_FORCE, NOT_KNOWN } = ValidityState;

describe("the validity of a document", () => {
  it.each([
    ["2014-03-23", NOT_IN_FORCE],
    ["2014-05-14", NOT_IN_FORCE],
    ["2014-05-15", IN_FORCE],
    ["2026-01-01", IN_FORCE],
  ])("on %s is %s, where its day of effect is known", (day, state) => {
    expect(validityOn(day, DECREE, []).state).toBe(state);
  });

  it("is not known once it was issued and its day of effect was not found", () => {
    const document = { ...DECREE, effectiveOn: null };
    expect(validityOn("2014-03-23", document, []).state).toBe(NOT_IN_FORCE);
    expect(validityOn("2014-03-24", document, []).state).toBe(NOT_KNOWN);
    expect(validityOn("1990-01-01", UNDATED, []).state).toBe(NOT_KNOWN);
  });

  it("is not known once the years of its scheme are over", () => {
    const scheme = { ...DECREE, years: [2014, 2020] as [number, number] };
    expect(validityOn("2020-12-31", scheme, []).state).toBe(IN_FORCE);
    expect(validityOn("2021-01-01", scheme, []).state).toBe(NOT_KNOWN);
  });

  it("ends where a source says that another replaces it, from that one's day of effect or of issue", () => {
    const issued = { number: "1862/QĐ-TTg", issuedOn: "2021-11-04", effectiveOn: null };
    const effective = { ...issued, effectiveOn: "2021-12-01" };
    expect(validityOn("2021-11-03", DECREE, [issued]).state).toBe(IN_FORCE);
    expect(validityOn("2021-11-04", DECREE, [issued]).state).toBe(NOT_IN_FORCE);
    expect(validityOn("2021-11-30", DECREE, [effective]).state).toBe(IN_FORCE);
    expect(validityOn("2021-12-01", DECREE, [effective]).reason.vi).toContain("1862/QĐ-TTg");
    expect(validityOn("2021-12-01", DECREE, [UNDATED]).state).toBe(NOT_KNOWN);
  });
});
