import { describe, expect, it } from "@jest/globals";
import { mayBeParty } from "./party-list.js";
import { PartyRole } from "./programme-party.js";

const parties = [
  { organisationId: "lead", role: PartyRole.LEAD },
  { organisationId: "partner", role: PartyRole.PARTNER },
];

describe("who may be a party", () => {
  it.each([null, 1, 10])("is whoever is named, with %s partners declared", (declaredPartyCount) => {
    expect(mayBeParty("lead", { declaredPartyCount, parties })).toBe(true);
    expect(mayBeParty("partner", { declaredPartyCount, parties })).toBe(true);
  });

  it("is anyone while the source counts more partners than it names", () => {
    expect(mayBeParty("stranger", { declaredPartyCount: 2, parties })).toBe(true);
  });

  it.each([null, 1])("is nobody else once all are named, with %s declared", (declaredPartyCount) => {
    expect(mayBeParty("stranger", { declaredPartyCount, parties })).toBe(false);
  });
});
