import { describe, expect, it } from "@jest/globals";
import { giverOf, mayEnd, mayGive, type Role, rolesGivenBy } from "./giver.js";

const OWN = { id: "org_1", name: { vi: "Cơ quan", en: null } };
const OTHER = { id: "org_2", name: { vi: "Cơ quan khác", en: null } };
const UNIT = { id: "unit_1" };

function giver(roles: readonly [Role, typeof OWN][], operatesHub = false, unit: typeof UNIT | null = UNIT) {
  return giverOf({
    account: "an",
    operatesHub,
    roles: roles.map(([role, organisation]) => ({ id: role, role, organisation, unit })),
  });
}

describe("whoever gives rights", () => {
  it("is an administrator in its organisation, or an operator, and nobody else", () => {
    expect(mayGive(giver([["MEMBER_ADMINISTRATOR", OWN]]))).toBe(true);
    expect(mayGive(giver([["OPERATOR", OWN]]))).toBe(true);
    expect(
      mayGive(
        giver([
          ["SECRETARY", OWN],
          ["AUDITOR", OWN],
        ]),
      ),
    ).toBe(false);
  });

  it("is offered the roles that it may give, for where it gives them", () => {
    const administrator = giver([["MEMBER_ADMINISTRATOR", OWN]]);
    expect(rolesGivenBy(administrator)).toEqual(["READER", "REPORTER", "APPROVER", "SECRETARY"]);
    expect(administrator.unitId).toBe(UNIT.id);
    expect(rolesGivenBy(giver([["OPERATOR", OWN]]))).toEqual(["MEMBER_ADMINISTRATOR", "AUDITOR", "OPERATOR"]);
  });

  it("ends the rights that it could give", () => {
    const administrator = giver([["MEMBER_ADMINISTRATOR", OWN]]);
    expect(mayEnd(administrator, { role: "REPORTER", organisation: OWN, unit: UNIT })).toBe(true);
    expect(mayEnd(administrator, { role: "REPORTER", organisation: OTHER, unit: UNIT })).toBe(false);
    expect(mayEnd(administrator, { role: "OPERATOR", organisation: OWN, unit: UNIT })).toBe(false);
    const operator = giver([["OPERATOR", OWN]]);
    expect(mayEnd(operator, { role: "AUDITOR", organisation: OWN, unit: UNIT })).toBe(true);
    expect(mayEnd(operator, { role: "AUDITOR", organisation: OTHER, unit: UNIT })).toBe(false);
    expect(
      mayEnd(giver([["OPERATOR", OWN]], true), { role: "AUDITOR", organisation: OTHER, unit: UNIT }),
    ).toBe(true);
  });

  it("ends what holds everywhere only where it gives rights for everywhere, or operates the hub", () => {
    const right = { role: "REPORTER", organisation: OWN, unit: null } as const;
    expect(mayEnd(giver([["MEMBER_ADMINISTRATOR", OWN]]), right)).toBe(false);
    expect(mayEnd(giver([["MEMBER_ADMINISTRATOR", OWN]], false, null), right)).toBe(true);
    const operators = { ...right, role: "AUDITOR" } as const;
    expect(mayEnd(giver([["OPERATOR", OWN]]), operators)).toBe(false);
    expect(mayEnd(giver([["OPERATOR", OWN]], true), operators)).toBe(true);
  });
});
