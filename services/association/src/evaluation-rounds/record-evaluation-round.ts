import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
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
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function recordEvaluationRound(
  transaction: MemberTransaction,
  command: RecordRoundCommand,
): Promise<EvaluationRound> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, command.programmeId);
  const { id: programmeId, code, endsOn } = programme;
  const rounds = await manager.find(EvaluationRound, { where: { programmeId }, order: { number: "ASC" } });
  const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
  const signedOn = ceremony?.heldOn ?? null;
  const decision = decideRound({ code, signedOn, rounds }, command, todayInVietnam());
  const round = rounds.find(({ number }) => number === command.number) ?? newRound(programmeId);
  if (decision === "unchanged") return round;
  const heldOn = command.heldOn ?? round.heldOn;
  const host = await outcomeOf(checkHost(transaction, programme, command.hostId, heldOn));
  const refusal = joinRefusals([decision, host]);
  if (refusal || decision instanceof Refusal) throw refusal;

  const isCarriedOver = endsOn !== null && decision.dueOn > endsOn;
  const change = { ...decision, number: command.number, isCarriedOver };
  return saveRound(transaction, programme, round, change, command.origin);
}

async function checkHost(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  id: string | undefined,
  heldOn: string | null,
): Promise<void> {
  if (id === undefined) return;
  const field = "input.hostId";
  const host = await findOrganisation(transaction, { id, field }, heldOn);
  await refuseStranger(transaction.manager, programme, host, field);
}
