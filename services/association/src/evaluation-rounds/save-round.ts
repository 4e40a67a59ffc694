import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { recordSource } from "@hub/subgraph-kit/source";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { EvaluationRound } from "./evaluation-round.js";
import { evaluationRoundChanged, evaluationRoundWithdrawn } from "./evaluation-round-changed.js";
import { roundFacts } from "./round-facts.js";

/** What a round becomes; what is left out stays. */
export type RoundChange = Partial<
  Pick<EvaluationRound, "number" | "dueOn" | "isComputed" | "isCarriedOver" | "heldOn" | "hostId">
>;

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
  round: EvaluationRound,
  change: RoundChange,
  origin: ChangeOrigin,
): Promise<EvaluationRound> {
  const before = round.version === 0 ? null : roundFacts(round);
  const { id: sourceId } = await recordSource(transaction.manager, origin.source);
  Object.assign(round, change, { sourceId, version: round.version + 1 });
  await transaction.manager.save(round);
  await transaction.record({ of: versionOf(round), before, after: roundFacts(round), ...origin });
  await transaction.append(evaluationRoundChanged(round, programme));
  return round;
}

/** Deletes a round that is no longer planned, with its history and event as for any change. */
export async function withdrawRound(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  round: EvaluationRound,
  origin: ChangeOrigin,
): Promise<void> {
  round.version += 1;
  await transaction.manager.delete(EvaluationRound, { id: round.id });
  await transaction.record({ of: versionOf(round), before: roundFacts(round), after: null, ...origin });
  await transaction.append(evaluationRoundWithdrawn(round, programme));
}

function versionOf({ id, version }: EvaluationRound) {
  return { type: "EvaluationRound", id, version };
}
