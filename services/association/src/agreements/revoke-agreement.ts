import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { checkRevoking } from "./decide-agreement.js";
import { findAgreement, lockAgreements } from "./find-agreement.js";
import { saveAgreement } from "./save-agreement.js";
import type { SharingAgreement } from "./sharing-agreement.js";

export interface RevokeAgreement {
  readonly agreementId: string;
  readonly reason: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/**
 * Revokes an agreement, or withdraws a draft: from now on it opens nothing.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function revokeAgreement(
  transaction: MemberTransaction,
  { agreementId, reason, expectedVersion }: RevokeAgreement,
): Promise<SharingAgreement> {
  await lockAgreements(transaction.manager);
  const agreement = await findAgreement(transaction, agreementId);
  const { code, version } = agreement;
  const refusal = joinRefusals([
    checkVersion({ name: { vi: `Thỏa thuận ${code}`, en: `Agreement ${code}` }, version }, expectedVersion),
    checkRevoking(agreement, todayInVietnam()),
  ]);
  if (refusal) throw refusal;
  return saveAgreement(transaction, agreement, { revokedAt: new Date() }, reason);
}
