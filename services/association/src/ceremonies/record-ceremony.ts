import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "../days/today-in-vietnam.js";
import { recordChange } from "../history/record-change.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import type { OnDatesChanged } from "../programmes/on-dates-changed.js";
import { refuseElsewhere } from "../programmes/party-list.js";
import { ceremonyChanged } from "./ceremony-changed.js";
import { decideCeremony, type RecordCeremony } from "./decide-ceremony.js";
import { SigningCeremony } from "./signing-ceremony.js";

export interface RecordCeremonyCommand extends RecordCeremony {
  readonly programmeId: string;
  readonly callerId: string;
}

/**
 * Records the signing of a programme, or corrects its record, appends an event and calls `onDatesChanged`. Does
 * nothing when all of it is recorded already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function recordCeremony(
  transaction: MemberTransaction,
  command: RecordCeremonyCommand,
  onDatesChanged: OnDatesChanged,
): Promise<SigningCeremony> {
  const { manager } = transaction;
  const { programmeId, heldOn, title, source, callerId } = command;
  const programme = await lockProgramme(manager, programmeId);
  const known = await manager.findOneBy(SigningCeremony, { programmeId: programme.id });
  const decision = decideCeremony(
    { code: programme.code, startsOn: programme.startsOn, endsOn: programme.endsOn, ceremony: known },
    command,
    todayInVietnam(),
  );
  if (decision instanceof Refusal) throw decision;
  if (known && decision === "unchanged") return known;
  if (decision === "unchanged") throw new Error("a ceremony that is not recorded cannot be unchanged");

  const host = await findOrganisation(manager, command.hostId, heldOn);
  await refuseElsewhere(manager, programme, host);
  const hostId = host.id;
  const record = { heldOn, title, hostId, source };
  const ceremony = Object.assign(known ?? new SigningCeremony(), {
    id: known?.id ?? randomUUID(),
    programmeId: programme.id,
    version: decision.version,
    ...record,
  });
  await manager.save(ceremony);
  await recordChange(transaction, {
    event: ceremonyChanged(ceremony, programme),
    facts: record,
    source,
    callerId,
  });
  await onDatesChanged(transaction, programme, { source, callerId });
  return ceremony;
}
