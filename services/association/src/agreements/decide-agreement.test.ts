import { describe, expect, it } from "@jest/globals";
import { checkAgreeing, checkRevoking, type NamedAgreement } from "./decide-agreement.js";

const AT = new Date("2026-01-01T02:00:00Z");
const TODAY = "2026-01-20";

function agreement(changes: Partial<NamedAgreement> = {}): NamedAgreement {
  return {
    code: "TT-01/2026",
    ownerAgreedAt: null,
    partnerAgreedAt: null,
    revokedAt: null,
    validFrom: "2026-02-01",
    validTo: "2026-03-31",
    ...changes,
  };
}

const AGREED = { ownerAgreedAt: AT, partnerAgreedAt: AT };
const PAST = { validFrom: "2026-01-01", validTo: "2026-01-19" };

/** The table in docs/sharing.md. */
describe("from each state", () => {
  it.each<
    [string, Partial<NamedAgreement>, owner: string | null, partner: string | null, revoke: string | null]
  >([
    ["drafted", {}, null, null, null],
    ["drafted, agreed by its owner", { ownerAgreedAt: AT }, "waits for the other side", null, null],
    ["drafted, agreed by its partner", { partnerAgreedAt: AT }, null, "waits for the other side", null],
    ["drafted, to begin today", { validFrom: TODAY }, null, null, null],
    ["drafted, to have begun", { validFrom: "2026-01-19" }, "draft another", "draft another", null],
    ["agreed", AGREED, "revoke it", "revoke it", null],
    [
      "ended",
      { ...AGREED, ...PAST },
      "ended on 19 January 2026",
      "ended on 19 January 2026",
      "ended on 19 January 2026",
    ],
    ["revoked", { ...AGREED, revokedAt: AT }, "was revoked", "was revoked", "was revoked"],
    ["withdrawn", { revokedAt: AT }, "was revoked", "was revoked", "was revoked"],
  ])("%s", (_, changes, owner, partner, revoke) => {
    const steps = [
      [checkAgreeing(agreement(changes), "owner", TODAY), owner],
      [checkAgreeing(agreement(changes), "partner", TODAY), partner],
      [checkRevoking(agreement(changes), TODAY), revoke],
    ] as const;
    for (const [refusal, words] of steps) {
      if (words === null) expect(refusal).toBeNull();
      else expect(refusal?.sentence.en).toContain(words);
    }
  });
});
