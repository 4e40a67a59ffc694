import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import { refuseStranger } from "../programmes/party-list.js";
import { decideRound, type RecordRound } from "./decide-round.js";
import { EvaluationRound } from "./evaluation-round.js";
import { newRound, saveRound } from "./save-round.js";

export interface RecordRoundCommand extends RecordRound {
  readonly programmeId: string;
  readonly origin: ChangeOrigin;
}

/**
 * Records when an evaluation is due or was held and who chairs it, and appends an event. The host must be a party of
 * the programme, or may still turn out to be one: its parties chair in rotation.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function recordEvaluationRound(
  transaction: MemberTransaction,
  command: RecordRoundCommand,
): Promise<EvaluationRound> {
  const { manager } = transaction;
  const programme = await lockProgramme(manager, command.programmeId);
  const { id: programmeId, code, endsOn } = programme;
  const rounds = await manager.find(EvaluationRound, { where: { programmeId }, order: { number: "ASC" } });
  const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
  const signedOn = ceremony?.heldOn ?? null;
  const decision = decideRound({ code, signedOn, rounds }, command, todayInVietnam());
  if (decision instanceof Refusal) throw decision;

  const round = rounds.find(({ number }) => number === command.number) ?? newRound(programmeId);
  if (decision === "unchanged") return round;
  if (command.hostId !== undefined) {
    const host = await findOrganisation(manager, command.hostId, decision.heldOn);
    await refuseStranger(manager, programme, host);
  }
  const isCarriedOver = endsOn !== null && decision.dueOn > endsOn;
  const change = { ...decision, number: command.number, isCarriedOver };
  return saveRound(transaction, programme, round, change, command.origin);
}
