import type { CallerRight } from "@hub/schema/roles";
import { ROLES, type Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { describe, expect, it } from "@jest/globals";
import { checkGiver, type GivenRight } from "./check-giver.js";

const OFFICE = "office";
const COMMUNE = "commune";
const PROVINCE = "province";
const ALL = [...ROLES];
const OPERATORS_ALONE = ["MEMBER_ADMINISTRATOR", "AUDITOR", "OPERATOR"];
const OTHERS = ["READER", "REPORTER", "APPROVER", "SECRETARY"];

function given(right: Partial<GivenRight> = {}): GivenRight {
  return {
    role: "REPORTER",
    organisationId: OFFICE,
    unitsAround: new Set([COMMUNE, PROVINCE]),
    ...right,
  };
}

function holder(role: Role, right: Partial<CallerRight> = {}): Caller {
  return { id: "an", mayWrite: true, rights: [{ role, organisationId: OFFICE, unitId: null, ...right }] };
}

describe("rights are given", () => {
  it.each<[string, Caller, readonly string[]]>([
    ["whoever may write by what the gateway says, without a right", { id: "an", mayWrite: true }, []],
    ["an operator", holder("OPERATOR", { organisationId: "another" }), OPERATORS_ALONE],
    ["the organisation's administrator", holder("MEMBER_ADMINISTRATOR"), OTHERS],
    ["another's administrator", holder("MEMBER_ADMINISTRATOR", { organisationId: "another" }), []],
    ["a secretary", holder("SECRETARY"), []],
    ["nobody without a right", { id: "an", mayWrite: false, rights: [] }, []],
  ])("by %s, of these roles alone", (_, caller, roles) => {
    expect(ALL.filter((role) => checkGiver(caller, given({ role }), "input") === null)).toEqual(
      ALL.filter((role) => roles.includes(role)),
    );
  });

  it.each<[string, string | null, ReadonlySet<string> | null, boolean]>([
    ["everywhere by who administrates everywhere", null, null, true],
    ["for a unit by who administrates everywhere", null, new Set([COMMUNE, PROVINCE]), true],
    ["for a unit by who administrates it", COMMUNE, new Set([COMMUNE, PROVINCE]), true],
    ["for a unit by who administrates one above", PROVINCE, new Set([COMMUNE, PROVINCE]), true],
    ["for a unit by who administrates its neighbour", "neighbour", new Set([COMMUNE, PROVINCE]), false],
    ["for a unit by who administrates one below", COMMUNE, new Set([PROVINCE]), false],
    ["everywhere by who administrates a unit", PROVINCE, null, false],
  ])("%s: %s", (_, unitId, unitsAround, isAllowed) => {
    const refusal = checkGiver(holder("MEMBER_ADMINISTRATOR", { unitId }), given({ unitsAround }), "input");
    expect(refusal?.code).toBe(isAllowed ? undefined : "FORBIDDEN");
  });
});
