import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { createSource, recordSource, type SourceInput } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { checkOnBehalf } from "../on-behalf/check-on-behalf.js";
import { onBehalfBy } from "../on-behalf/on-behalf.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { Organisation } from "../organisations/organisation.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import type { OnDatesChanged } from "../programmes/on-dates-changed.js";
import { refuseElsewhere } from "../programmes/party-list.js";
import { ceremonyChanged } from "./ceremony-changed.js";
import { ceremonyFacts } from "./ceremony-facts.js";
import { decideCeremony, type RecordCeremony } from "./decide-ceremony.js";
import { SigningCeremony } from "./signing-ceremony.js";

export interface RecordCeremonyCommand extends Omit<RecordCeremony, "sourceId" | "documentId"> {
  readonly programmeId: string;
  readonly reason: string | null;
  readonly source: SourceInput;
  /** The host's document from which it is entered on its behalf. */
  readonly onBehalf: SourceInput | null;
}

/**
 * Records the signing of a programme, or corrects its record, with its history and event, and calls `onDatesChanged`. Does
 * nothing when all of it is recorded already.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function recordCeremony(
  transaction: MemberTransaction,
  command: RecordCeremonyCommand,
  onDatesChanged: OnDatesChanged,
): Promise<SigningCeremony> {
  const { manager } = transaction;
  const { programmeId, heldOn, title, reason } = command;
  const programme = await lockProgramme(transaction, programmeId);
  const known = await manager.findOneBy(SigningCeremony, { programmeId: programme.id });
  const source = createSource(command.source);
  const host = await outcomeOf(findHost(transaction, programme, command));
  const document = host instanceof Refusal || !command.onBehalf ? null : createSource(command.onBehalf);
  const ceremonyNow = known && { ...known, documentId: known.onBehalf?.documentId ?? null };
  const decision = decideCeremony(
    { code: programme.code, startsOn: programme.startsOn, endsOn: programme.endsOn, ceremony: ceremonyNow },
    { ...command, sourceId: source.id, documentId: document?.id ?? null },
    todayInVietnam(),
  );
  if (known && decision === "unchanged") return known;
  if (decision === "unchanged") throw new Error("a ceremony that is not recorded cannot be unchanged");
  const refusal = joinRefusals([decision, host]);
  if (refusal || decision instanceof Refusal || host instanceof Refusal) throw refusal;

  const hostId = host.id;
  await recordSource(manager, source);
  if (command.onBehalf) await recordSource(manager, command.onBehalf);
  const onBehalf = onBehalfBy(transaction.author, document?.id ?? null);
  const record = { heldOn, title, hostId, sourceId: source.id, onBehalf };
  const before = known && ceremonyFacts(known);
  const ceremony = Object.assign(known ?? new SigningCeremony(), {
    id: known?.id ?? randomUUID(),
    programmeId: programme.id,
    version: decision.version,
    ...record,
  });
  await manager.save(ceremony);
  await transaction.record({
    of: { type: "SigningCeremony", id: ceremony.id, version: ceremony.version },
    before,
    after: ceremonyFacts(ceremony),
    reason,
    source,
  });
  await transaction.append(ceremonyChanged(ceremony, programme));
  await onDatesChanged(transaction, programme, { reason, source });
  return ceremony;
}

async function findHost(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { hostId: id, heldOn, onBehalf }: RecordCeremonyCommand,
): Promise<Organisation> {
  const field = "input.hostId";
  const host = await findOrganisation(transaction, { id, field }, heldOn);
  await refuseElsewhere(transaction.manager, programme, host, field);
  const refusal = await checkOnBehalf(transaction.manager, onBehalf, host);
  if (refusal) throw refusal;
  return host;
}
