import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { findSides } from "./agreement-owner.js";
import type { Side } from "./agreement-state.js";
import { checkAgreeing } from "./decide-agreement.js";
import { findAgreement, lockAgreements } from "./find-agreement.js";
import { saveAgreement } from "./save-agreement.js";
import type { SharingAgreement } from "./sharing-agreement.js";

export interface Agree {
  readonly agreementId: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/**
 * Agrees for the side for which the caller speaks.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function agree(
  transaction: MemberTransaction,
  { agreementId, expectedVersion }: Agree,
): Promise<SharingAgreement> {
  await lockAgreements(transaction.manager);
  const agreement = await findAgreement(transaction, agreementId);
  const { code, version } = agreement;
  const side = await sideOf(transaction, agreement);
  const refusal = joinRefusals([
    checkVersion({ name: { vi: `Thỏa thuận ${code}`, en: `Agreement ${code}` }, version }, expectedVersion),
    checkAgreeing(agreement, side, todayInVietnam()),
  ]);
  if (refusal) throw refusal;
  const agreedAt = new Date();
  const change = side === "owner" ? { ownerAgreedAt: agreedAt } : { partnerAgreedAt: agreedAt };
  return saveAgreement(transaction, agreement, change, null);
}

/** Of who speaks for both, the one that has not agreed yet. */
async function sideOf({ manager, author }: MemberTransaction, agreement: SharingAgreement): Promise<Side> {
  const sides = await findSides(manager, agreement);
  const speaksFor = (side: Side) => {
    const ids = sides?.[side].organisationIds ?? [];
    return author.organisationId !== null && ids.includes(author.organisationId);
  };
  return speaksFor("owner") && !(agreement.ownerAgreedAt && speaksFor("partner")) ? "owner" : "partner";
}
