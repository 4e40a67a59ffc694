import { describe, expect, it } from "@jest/globals";
import type { AgreeingQuery, AgreementInDetailFragment } from "../../api/generated/operations.js";
import { mayAgree, mayDraft, mayRevoke } from "./speaker.js";

type Role = NonNullable<AgreeingQuery["me"]>["roles"][number]["role"];

const name = { vi: "Cơ quan", en: null };
const [owner, partner] = [
  { id: "org_owner", name },
  { id: "org_partner", name },
];

/** Of the owner the one that succeeded what succeeded it. */
const PREDECESSORS: Record<
  string,
  { predecessor: { id: string; predecessors: { predecessor: { id: string } }[] } }[]
> = {
  org_heir: [{ predecessor: { id: "org_between", predecessors: [{ predecessor: owner }] } }],
};

function me(...held: [Role, string][]): AgreeingQuery["me"] {
  const roles = held.map(([role, id]) => ({
    ...{ id: `${role} ${id}`, role },
    organisation: { id, predecessors: PREDECESSORS[id] ?? [] },
  }));
  return { account: "an", roles };
}

function agreement(
  state: AgreementInDetailFragment["state"],
  ...agreed: { id: string; name: typeof name }[]
): AgreementInDetailFragment {
  return {
    id: "agreement_1",
    code: "TT-01/2026",
    inForce: false,
    version: 1,
    purpose: "",
    legalBasis: "",
    contact: "",
    smallestCell: 5,
    validFrom: "2026-01-01",
    validTo: "2026-12-31",
    revokedAt: null,
    programme: { code: "P", title: name },
    commitment: { code: "C", title: name },
    indicators: [],
    fields: ["Figure"],
    unit: null,
    state,
    owner,
    partner,
    agreedBy: agreed.map((organisation) => ({ at: "2026-01-01T00:00:00Z", organisation })),
  };
}

describe("who speaks for a side of an agreement", () => {
  it.each<[string, AgreeingQuery["me"], AgreementInDetailFragment, agrees: boolean, revokes: boolean]>([
    ["nobody, who is not signed in", null, agreement("DRAFTED"), false, false],
    ["a secretary of the owner", me(["SECRETARY", "org_owner"]), agreement("DRAFTED"), true, true],
    ["an approver of the partner", me(["APPROVER", "org_partner"]), agreement("DRAFTED", owner), true, true],
    ["one whose side has agreed", me(["APPROVER", "org_owner"]), agreement("DRAFTED", owner), false, true],
    ["a reporter of a side", me(["REPORTER", "org_owner"]), agreement("DRAFTED"), false, false],
    ["a secretary of another", me(["SECRETARY", "org_other"]), agreement("DRAFTED"), false, false],
    [
      "of one that both have agreed to",
      me(["SECRETARY", "org_owner"]),
      agreement("AGREED", owner, partner),
      false,
      true,
    ],
    [
      "of one that has ended",
      me(["SECRETARY", "org_owner"]),
      agreement("ENDED", owner, partner),
      false,
      false,
    ],
    ["of one that was revoked", me(["SECRETARY", "org_owner"]), agreement("REVOKED"), false, false],
  ])("%s", (_, who, what, agrees, revokes) => {
    expect([mayAgree(who, what), mayRevoke(who, what)]).toEqual([agrees, revokes]);
  });

  it("lets what has succeeded a side speak for it", () => {
    expect(mayAgree(me(["SECRETARY", "org_heir"]), agreement("DRAFTED"))).toBe(true);
    expect(mayRevoke(me(["APPROVER", "org_heir"]), agreement("AGREED"))).toBe(true);
    expect(mayAgree(me(["SECRETARY", "org_heir"]), agreement("DRAFTED", owner))).toBe(false);
  });

  it("drafts as a secretary", () => {
    expect([mayDraft(null), mayDraft(me(["APPROVER", "a"])), mayDraft(me(["SECRETARY", "a"]))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
