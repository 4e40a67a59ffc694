import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { Commitment } from "../commitments/commitment.js";
import { lockCommitment } from "../commitments/lock-commitment.js";
import { Evidence } from "./evidence.js";

/**
 * The evidence with its commitment, which is locked until the transaction ends.
 * @throws {Refusal} NOT_FOUND
 */
export async function lockEvidence(
  transaction: Pick<MemberTransaction, "manager" | "asTyped">,
  evidenceId: string,
): Promise<[Evidence, Commitment]> {
  const { manager, asTyped } = transaction;
  const found = isUuid(evidenceId) ? await manager.findOneBy(Evidence, { id: evidenceId }) : null;
  if (!found) {
    throw new Refusal("NOT_FOUND", {
      vi: `Không có minh chứng “${asTyped(evidenceId)}”; hãy lấy “id” từ \`evidence\` của nội dung phối hợp.`,
      en: `There is no evidence "${asTyped(evidenceId)}"; take the "id" from a commitment's \`evidence\`.`,
    }).inField("evidenceId");
  }
  const commitment = await lockCommitment(transaction, { id: found.commitmentId, field: "evidenceId" });
  // Others may have changed it before the commitment was locked.
  return [await manager.findOneByOrFail(Evidence, { id: found.id }), commitment];
}
