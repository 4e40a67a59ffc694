import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { keepChange } from "../keep-change.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { EvaluationRound } from "./evaluation-round.js";

export interface RoundChange {
  readonly round: EvaluationRound;
  /** Where it was published. */
  readonly source: string;
  readonly callerId: string;
}

/** Writes a round at its next version, keeps the change and tells the hub. The programme is locked by the transaction. */
export async function saveRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  change: RoundChange,
): Promise<EvaluationRound> {
  const { round } = change;
  round.version += 1;
  await transaction.manager.save(round);
  await keepRoundChange(transaction, programme, change, {
    facts: factsOf(round),
    evaluationRoundId: round.id,
  });
  return round;
}

/** Takes away a round that is not planned any more; the history keeps it, and the hub is told as of any change. */
export async function withdrawRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  change: RoundChange,
): Promise<void> {
  const { round } = change;
  round.version += 1;
  await transaction.manager.delete(EvaluationRound, { id: round.id });
  // Nobody can be asked for it any more: the event names none.
  const facts = { ...factsOf(round), isWithdrawn: true };
  await keepRoundChange(transaction, programme, change, { facts, evaluationRoundId: null });
}

function factsOf({ number, dueOn, isComputed, isCarriedOver, heldOn, hostId }: EvaluationRound) {
  return { number, dueOn, isComputed, isCarriedOver, heldOn, hostId };
}

function keepRoundChange(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: RoundChange,
  { facts, evaluationRoundId }: { readonly facts: object; readonly evaluationRoundId: string | null },
): Promise<void> {
  return keepChange(transaction, {
    event: {
      type: "evaluation-round.changed",
      aggregateType: "evaluation-round",
      aggregateId: round.id,
      version: round.version,
      payload: {
        programmeId: programme.id,
        unitId: programme.unitId,
        evaluationRoundId,
        number: round.number,
      },
    },
    facts,
    source,
    callerId,
  });
}
