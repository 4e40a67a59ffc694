import { describe, expect, it } from "@jest/globals";
import { AdministrativeLevel } from "../administrative-level.js";
import { indicatorEntry, unitEntry } from "../testing/known-register.js";
import type { Registered } from "./find-registered.js";
import { checkRegistered, type RegisterClaim } from "./register-rules.js";

const ID = "1ac2aa36-69f4-5fc0-9b18-5bff3ec520a1";
const CLAIM: RegisterClaim = {
  unitId: ID,
  indicatorCode: "LM03",
  asOf: "2025-06-30",
  period: null,
  denominator: null,
  printedPercentage: null,
  member: "education",
};
const { COMMUNE, DISTRICT, PROVINCE } = AdministrativeLevel;

describe("what the registers say of a figure", () => {
  it.each<[string, Parameters<typeof unitEntry>[1], string | null, string[]]>([
    ["the last day of a unit", { validTo: "2025-06-30" }, "2025-06-30", []],
    ["the day after it ended", { validTo: "2025-06-30" }, "2025-07-01", ["UNIT_NOT_IN_FORCE ERROR"]],
    ["its first day", { validFrom: "2025-07-01" }, "2025-07-01", []],
    ["the day before it began", { validFrom: "2025-07-01" }, "2025-06-30", ["UNIT_NOT_IN_FORCE ERROR"]],
    ["a day long before the first register", {}, "1999-01-01", []],
    ["no day, of a unit that has ended", { validTo: "2025-06-30" }, null, []],
  ])("%s", (_what, unit, asOf, expected) => {
    expect(found({ ...CLAIM, asOf }, registered({ unit }))).toEqual(expected);
  });

  it.each<[string, Parameters<typeof indicatorEntry>[1], string[]]>([
    ["the member's own indicator", { owner: "education" }, []],
    ["one that each member reports", { owner: null }, []],
    ["another member's", { owner: "association" }, ["OTHER_OWNER WARNING"]],
    ["one of this level", { levels: [PROVINCE, COMMUNE] }, []],
    ["one with old figures of this level", { levels: [COMMUNE], historicalLevels: [PROVINCE] }, []],
    ["one of another level", { levels: [COMMUNE], historicalLevels: [DISTRICT] }, ["OTHER_LEVEL WARNING"]],
  ])("%s", (_what, indicator, expected) => {
    expect(found(CLAIM, registered({ indicator }))).toEqual(expected);
  });

  it.each([
    ["COUNT", ["NOT_A_SHARE WARNING"]],
    ["VND", ["NOT_A_SHARE WARNING"]],
    ["PERCENT", []],
  ])("a percentage of an indicator in %s", (unit, expected) => {
    const indicator = { unit };
    expect(found({ ...CLAIM, printedPercentage: "50" }, registered({ indicator }))).toEqual(expected);
    expect(found(CLAIM, registered({ indicator }))).toEqual([]);
  });

  it.each([
    ["COUNT", []],
    ["VND", ["NOT_A_SHARE WARNING"]],
    ["LEVEL", ["NOT_A_SHARE WARNING"]],
    ["PERCENT", []],
  ])("a denominator of an indicator in %s", (unit, expected) => {
    expect(found({ ...CLAIM, denominator: 12 }, registered({ indicator: { unit } }))).toEqual(expected);
  });

  it("no such unit, no such indicator: each is told", () => {
    expect(found(CLAIM, { unit: null, indicator: null })).toEqual([
      "UNKNOWN_UNIT ERROR",
      "UNKNOWN_INDICATOR ERROR",
    ]);
  });

  it("in sentences that name the unit as of then, the days and the remedy", () => {
    const unit = { validTo: "2025-06-30" };
    const [ended] = checkRegistered({ ...CLAIM, asOf: "2026-11-01" }, registered({ unit }), (id) => id);
    expect(ended?.message).toEqual({
      vi: "Tỉnh Quảng Trị đã kết thúc ngày 30/06/2025, trước ngày 01/11/2026 của số liệu; hãy báo cáo cho đơn vị kế thừa (`successors`), hoặc ghi đúng ngày.",
      en: "Quang Tri Province ended on 30 June 2025, before the figure's day, 1 November 2026; report it for a successor (`successors`), or correct the day.",
    });
  });
});

function registered({
  unit,
  indicator,
}: {
  unit?: Parameters<typeof unitEntry>[1];
  indicator?: Parameters<typeof indicatorEntry>[1];
}): Registered {
  const known = unitEntry(ID, unit);
  const measured = indicatorEntry("LM03", indicator);
  if (known.kind !== "unit" || measured.kind !== "indicator") throw new Error("entries of other kinds");
  return { unit: known.entry, indicator: measured.entry };
}

function found(claim: RegisterClaim, known: Registered): string[] {
  return checkRegistered(claim, known, (id) => id).map(({ rule, severity }) => `${rule} ${severity}`);
}
