import { describe, expect, it } from "@jest/globals";
import { hasUnnamedParties, isNamed } from "./party-list.js";
import { PartyRole } from "./programme-party.js";

const parties = [
  { organisationId: "lead", role: PartyRole.LEAD },
  { organisationId: "partner", role: PartyRole.PARTNER },
];

describe("the parties of a programme", () => {
  it("are those that are named: unknown ones are nobody", () => {
    expect(["lead", "partner", "stranger"].map((id) => isNamed(id, { parties }))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("are not all named while the source counts more partners", () => {
    const counts = [null, 1, 2, 10];
    expect(counts.map((declaredPartyCount) => hasUnnamedParties({ declaredPartyCount, parties }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
