import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { EvaluationRound } from "./evaluation-round.js";
import { reckonRounds } from "./reckon-rounds.js";
import { saveRound } from "./save-round.js";

/**
 * Makes a programme's evaluations agree with its ceremony, interval and end, as far as their days follow from them,
 * and tells of each that is new or due on another day. Nothing follows while one of the three is unknown.
 * @param programme locked by this transaction
 */
export async function replanRounds(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  change: { readonly source: string; readonly callerId: string },
): Promise<void> {
  const { id: programmeId, endsOn, evaluationEveryMonths: everyMonths } = programme;
  const { manager } = transaction;
  const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
  if (!ceremony || endsOn === null || everyMonths === null) return;

  const rounds = await manager.findBy(EvaluationRound, { programmeId });
  const known = new Map(rounds.map((round) => [round.number, round]));
  for (const planned of reckonRounds(rounds, { signedOn: ceremony.heldOn, everyMonths, endsOn })) {
    const round = known.get(planned.number) ?? newRound(programmeId);
    await saveRound(transaction, programme, {
      round: Object.assign(round, planned, { isComputed: true }),
      ...change,
    });
  }
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
