import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { Commitment } from "./commitment.js";
import { decideCommitmentState, type SetCommitmentState } from "./decide-commitment-state.js";
import { lockCommitment } from "./lock-commitment.js";
import { saveCommitment, stateChange } from "./save-commitment.js";

export interface SetCommitmentStateCommand extends Omit<SetCommitmentState, "reason"> {
  readonly commitmentId: string;
  readonly origin: ChangeOrigin;
}

/**
 * Changes the state in the caller's transaction, with its history and event. Does nothing when it has that state already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, REFUSED with the states allowed, BAD_USER_INPUT without a
 * reason where one is due
 */
export async function setCommitmentState(
  transaction: MemberTransaction,
  { commitmentId, origin, ...command }: SetCommitmentStateCommand,
): Promise<Commitment> {
  const commitment = await lockCommitment(transaction, { id: commitmentId, field: "commitmentId" });
  const decision = decideCommitmentState(commitment, { ...command, reason: origin.reason });
  if (decision instanceof Refusal) throw decision;
  if (decision === "unchanged") return commitment;
  return saveCommitment(transaction, commitment, {
    change: stateChange(commitment, decision.state),
    ...origin,
  });
}
