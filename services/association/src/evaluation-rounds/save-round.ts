import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { keepChange } from "../keep-change.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import type { EvaluationRound } from "./evaluation-round.js";

/** Writes a round at its next version, keeps the change and tells the hub. The programme is locked by the transaction. */
export async function saveRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { round, source, callerId }: { round: EvaluationRound; source: string; callerId: string },
): Promise<EvaluationRound> {
  round.version += 1;
  await transaction.manager.save(round);
  const { number, dueOn, isComputed, isCarriedOver, heldOn, hostId } = round;
  await keepChange(transaction, {
    event: {
      type: "evaluation-round.changed",
      aggregateType: "evaluation-round",
      aggregateId: round.id,
      version: round.version,
      payload: {
        programmeId: programme.id,
        unitId: programme.unitId,
        evaluationRoundId: round.id,
        number,
      },
    },
    facts: { number, dueOn, isComputed, isCarriedOver, heldOn, hostId },
    source,
    callerId,
  });
  return round;
}
