import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { Commitment } from "./commitment.js";
import { commitmentChanged } from "./commitment-changed.js";
import { commitmentFacts } from "./commitment-facts.js";
import { decideCommitmentState, type SetCommitmentState } from "./decide-commitment-state.js";

export interface SetCommitmentStateCommand extends Omit<SetCommitmentState, "reason"> {
  readonly commitmentId: string;
  readonly origin: ChangeOrigin;
}

/**
 * Changes the state in the caller's transaction, with its history and event. Does nothing when it has that state already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED with the states allowed, BAD_USER_INPUT without a reason where one is due
 */
export async function setCommitmentState(
  transaction: MemberTransaction,
  command: SetCommitmentStateCommand,
): Promise<Commitment> {
  const { manager, append, record } = transaction;
  const commitment = await lockCommitment(transaction, command.commitmentId);
  const decision = decideCommitmentState(commitment, { ...command, reason: command.origin.reason });
  if (decision instanceof Refusal) throw decision;
  if (decision === "unchanged") return commitment;

  const { state, previousState, version } = decision;
  const before = commitmentFacts(commitment);
  const changed = Object.assign(commitment, { state, version, stateChangedAt: new Date() });
  await manager.update(
    Commitment,
    { id: commitment.id },
    { state, version, stateChangedAt: changed.stateChangedAt },
  );
  await record({
    of: { type: "Commitment", id: changed.id, version },
    before,
    after: commitmentFacts(changed),
    ...command.origin,
  });
  const programme = await manager.findOneByOrFail(CoordinationProgramme, { id: commitment.programmeId });
  await append(commitmentChanged(changed, programme, previousState));
  return changed;
}

/** The row lock makes writers of one commitment wait for each other: it orders versions and events. */
async function lockCommitment(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  id: string,
): Promise<Commitment> {
  const commitment = isUuid(id)
    ? await manager.findOne(Commitment, { where: { id }, lock: { mode: "pessimistic_write" } })
    : null;
  if (commitment) return commitment;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có nội dung phối hợp “${asTyped(id)}”; hãy lấy “id” của nội dung từ chương trình của nó.`,
    en: `There is no commitment "${asTyped(id)}"; take the "id" of a commitment from its programme.`,
  }).inField("commitmentId");
}
