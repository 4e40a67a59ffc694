import type { NewEvent } from "@hub/outbox/append";
import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import type { Facts } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { ceremonyChanged } from "../ceremonies/ceremony-changed.js";
import { ceremonyFacts } from "../ceremonies/ceremony-facts.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { Evidence } from "../evidence/evidence.js";
import { lockEvidence } from "../evidence/find-evidence.js";
import { saveEvidence } from "../evidence/save-evidence.js";
import type { OnBehalf } from "../on-behalf/on-behalf.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import { Report } from "../reports/report.js";
import { reportContested } from "../reports/report-contested.js";
import { reportFacts } from "../reports/report-facts.js";
import { type ContestableRecord, findRecord } from "./find-record.js";

type OfProgramme = Exclude<ContestableRecord, Evidence>;

export interface ContestRecord {
  /** Its global id, which says what it is. */
  readonly recordId: string;
  readonly reason: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/**
 * Marks what was recorded on behalf of a party as contested by it, with its history and event. It counts as before until the
 * programme's lead decides. Does nothing when it is contested for that reason already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED for what the party has recorded itself
 */
export async function contestRecord(
  transaction: MemberTransaction,
  command: ContestRecord,
): Promise<OnBehalf> {
  const { manager } = transaction;
  const { recordId, reason } = command;
  const found = await findRecord(manager, recordId);
  if (!found) throw noRecord(transaction.asTyped(recordId));
  if (found instanceof Evidence) return contestEvidence(transaction, found, command);
  const programme = await lockProgramme(transaction, found.programmeId);
  // Others may have changed it before the programme was locked.
  const record = await manager.findOneByOrFail(entityOf(found), { id: found.id });
  const onBehalf = decideContest(transaction, record, command);
  if (onBehalf === record.onBehalf) return onBehalf;

  const changed = { onBehalf, version: record.version + 1 };
  const before = factsOf(record);
  Object.assign(record, changed);
  await manager.update(entityOf(record), { id: record.id }, changed);
  await transaction.record({
    of: { type: entityOf(record).name, id: record.id, version: record.version },
    before,
    after: factsOf(record),
    reason,
    source: null,
  });
  await transaction.append(eventOf(record, programme));
  return onBehalf;
}

/** Its commitment's history and event tell of it. */
async function contestEvidence(
  transaction: MemberTransaction,
  { id }: Evidence,
  command: ContestRecord,
): Promise<OnBehalf> {
  const [evidence, commitment] = await lockEvidence(transaction, id);
  const onBehalf = decideContest(transaction, evidence, command);
  if (onBehalf === evidence.onBehalf) return onBehalf;
  const { state } = commitment;
  await saveEvidence(transaction, [evidence, commitment], {
    change: { onBehalf },
    state,
    reason: command.reason,
  });
  return onBehalf;
}

/** What becomes of it, which is what there is where it is contested for that reason already. */
function decideContest(
  { author: { organisationId, role } }: Pick<MemberTransaction, "author">,
  { onBehalf, version }: Pick<ContestableRecord, "onBehalf" | "version">,
  { reason, expectedVersion }: ContestRecord,
): OnBehalf {
  const name = { vi: "Bản ghi", en: "The record" };
  const refusal = joinRefusals([
    checkVersion({ name, version }, expectedVersion),
    onBehalf === null ? isItsOwn() : null,
  ]);
  if (refusal || onBehalf === null) throw refusal;
  if (onBehalf.contest?.reason === reason) return onBehalf;
  return { ...onBehalf, contest: { organisationId, role, at: new Date().toISOString(), reason } };
}

function entityOf(record: OfProgramme): typeof Report | typeof SigningCeremony {
  return record instanceof Report ? Report : SigningCeremony;
}

function factsOf(record: OfProgramme): Facts {
  return record instanceof Report ? reportFacts(record) : ceremonyFacts(record);
}

function eventOf(record: OfProgramme, programme: CoordinationProgramme): NewEvent {
  return record instanceof Report ? reportContested(record, programme) : ceremonyChanged(record, programme);
}

function noRecord(id: string): Refusal {
  return new Refusal("NOT_FOUND", {
    vi: `Không có báo cáo, lễ ký kết hay minh chứng “${id}”; hãy lấy “id” từ \`reports\` hoặc từ chương trình.`,
    en: `There is no report, ceremony or evidence "${id}"; take the "id" from \`reports\` or from the programme.`,
  }).inField("recordId");
}

function isItsOwn(): Refusal {
  return new Refusal("REFUSED", {
    vi: "Điều này không do ai nhập thay nên không cần phản đối; hãy tự sửa, hoặc gửi báo cáo thay thế.",
    en: "This was not entered on anybody's behalf, so there is nothing to contest; correct it, or send a report that supersedes it.",
  }).inField("recordId");
}
