import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { recordChange } from "../history/record-change.js";
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

/** Saves a round at its next version, with its history and event. The transaction must have locked the programme. */
export async function saveRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: RoundChange,
): Promise<EvaluationRound> {
  round.version += 1;
  await transaction.manager.save(round);
  const event = evaluationRoundChanged(round, programme);
  await recordChange(transaction, { event, facts: factsOf(round), source, callerId });
  return round;
}

/** Deletes a round that is no longer planned, with its history and event as for any change. */
export async function withdrawRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: RoundChange,
): Promise<void> {
  round.version += 1;
  await transaction.manager.delete(EvaluationRound, { id: round.id });
  const event = evaluationRoundWithdrawn(round, programme);
  const facts = { ...factsOf(round), isWithdrawn: true };
  await recordChange(transaction, { event, facts, source, callerId });
}

function factsOf({ number, dueOn, isComputed, isCarriedOver, heldOn, hostId }: EvaluationRound) {
  return { number, dueOn, isComputed, isCarriedOver, heldOn, hostId };
}
