import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Commitment } from "./commitment.js";

/**
 * The commitment, locked until the transaction ends: writers of one wait for each other, which orders versions and events.
 * @param named its id, and the path of the field that has it
 * @throws {Refusal} NOT_FOUND
 */
export async function lockCommitment(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  { id, field }: { readonly id: string; readonly field: string },
): Promise<Commitment> {
  const commitment = isUuid(id)
    ? await manager.findOne(Commitment, { where: { id }, lock: { mode: "pessimistic_write" } })
    : null;
  if (commitment) return commitment;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có nội dung phối hợp “${asTyped(id)}”; hãy lấy “id” của nội dung từ chương trình của nó.`,
    en: `There is no commitment "${asTyped(id)}"; take the "id" of a commitment from its programme.`,
  }).inField(field);
}
