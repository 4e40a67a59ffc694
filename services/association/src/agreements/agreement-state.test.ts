import { describe, expect, it } from "@jest/globals";
import { AgreementState, isInForce, type Standing, stateOf } from "./agreement-state.js";

const AT = new Date("2026-01-01T02:00:00Z");
const { DRAFTED, AGREED, ENDED, REVOKED } = AgreementState;

function standing(changes: Partial<Standing> = {}): Standing {
  return {
    ownerAgreedAt: AT,
    partnerAgreedAt: AT,
    revokedAt: null,
    validFrom: "2026-02-01",
    validTo: "2026-03-31",
    ...changes,
  };
}

describe("an agreement stands", () => {
  it.each<[string, Partial<Standing>, string, AgreementState, boolean]>([
    ["nobody has agreed", { ownerAgreedAt: null, partnerAgreedAt: null }, "2026-02-01", DRAFTED, false],
    ["the owner alone has agreed", { partnerAgreedAt: null }, "2026-02-01", DRAFTED, false],
    ["the partner alone has agreed", { ownerAgreedAt: null }, "2026-02-01", DRAFTED, false],
    ["a draft is over", { ownerAgreedAt: null }, "2026-04-01", DRAFTED, false],
    ["the day before its first", {}, "2026-01-31", AGREED, false],
    ["its first day", {}, "2026-02-01", AGREED, true],
    ["its last day", {}, "2026-03-31", AGREED, true],
    ["the day after its last", {}, "2026-04-01", ENDED, false],
    ["it is revoked", { revokedAt: AT }, "2026-02-01", REVOKED, false],
    ["a draft is revoked", { ownerAgreedAt: null, revokedAt: AT }, "2026-02-01", REVOKED, false],
    ["it was revoked, and its days are over", { revokedAt: AT }, "2026-04-01", REVOKED, false],
  ])("when %s", (_when, changes, today, state, opens) => {
    expect(stateOf(standing(changes), today)).toBe(state);
    expect(isInForce(standing(changes), today)).toBe(opens);
  });
});
