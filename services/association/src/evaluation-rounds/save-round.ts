import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { keepChange } from "../history/keep-change.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { EvaluationRound } from "./evaluation-round.js";
import { evaluationRoundChanged, evaluationRoundWithdrawn } from "./evaluation-round-changed.js";

export interface RoundChange {
  readonly round: EvaluationRound;
  /** Where it was published. */
  readonly source: string;
  readonly callerId: string;
}

/** A round of which nothing is known yet; saving it makes it version 1. */
export function newRound(programmeId: string): EvaluationRound {
  return Object.assign(new EvaluationRound(), {
    id: randomUUID(),
    programmeId,
    heldOn: null,
    hostId: null,
    isCarriedOver: false,
    version: 0,
  });
}

/** Writes a round at its next version, keeps the change and tells the hub. The programme is locked by the transaction. */
export async function saveRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: RoundChange,
): Promise<EvaluationRound> {
  round.version += 1;
  await transaction.manager.save(round);
  const event = evaluationRoundChanged(round, programme);
  await keepChange(transaction, { event, facts: factsOf(round), source, callerId });
  return round;
}

/** Takes away a round that is not planned any more; the history keeps it, and the hub is told as of any change. */
export async function withdrawRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: RoundChange,
): Promise<void> {
  round.version += 1;
  await transaction.manager.delete(EvaluationRound, { id: round.id });
  const event = evaluationRoundWithdrawn(round, programme);
  const facts = { ...factsOf(round), isWithdrawn: true };
  await keepChange(transaction, { event, facts, source, callerId });
}

function factsOf({ number, dueOn, isComputed, isCarriedOver, heldOn, hostId }: EvaluationRound) {
  return { number, dueOn, isComputed, isCarriedOver, heldOn, hostId };
}
