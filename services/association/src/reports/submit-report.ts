import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { createSource, recordSource, type SourceInput } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { checkOnBehalf } from "../on-behalf/check-on-behalf.js";
import { onBehalfBy } from "../on-behalf/on-behalf.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { Organisation } from "../organisations/organisation.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import { refuseStranger } from "../programmes/party-list.js";
import { checkReport, type ReportDraft } from "./check-report.js";
import { Report } from "./report.js";
import { reportFacts } from "./report-facts.js";
import { reportSubmitted } from "./report-submitted.js";

export interface SubmitReportCommand extends ReportDraft {
  readonly programmeId: string;
  readonly title: LocalizedText;
  readonly documentNumber: string | null;
  readonly summary: LocalizedText | null;
  /** The evaluation it was made for; null for none. */
  readonly roundNumber: number | null;
  readonly source: SourceInput;
  /** The party's document from which it is entered on its behalf; null where the party itself reports. */
  readonly onBehalf: SourceInput | null;
}

/**
 * Accepts a report of an organisation that may be a party of the programme, with its history and event. The report that it
 * supersedes is no longer current. The same report sent again, as after an answer that was lost, is the first one, which
 * it gives back as long as that is current: it stores nothing and tells nobody.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT, REFUSED, or CONFLICT with the report
 * that stands in the way
 */
export async function submitReport(
  transaction: MemberTransaction,
  command: SubmitReportCommand,
): Promise<Report> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, command.programmeId);
  const { id: programmeId, code, startsOn, endsOn } = programme;
  const organisation = await outcomeOf(findReporter(transaction, programme, command));
  const roundId = await outcomeOf(findRoundId(manager, programme, command));
  const reports = await manager.findBy(Report, { programmeId });
  const isKnown = !(organisation instanceof Refusal) && !(roundId instanceof Refusal);
  const notOnBehalf = isKnown ? await checkOnBehalf(manager, command.onBehalf, organisation) : null;
  const report =
    isKnown && !notOnBehalf
      ? createReport(transaction, { ...command, organisationId: organisation.id }, programmeId, roundId)
      : null;
  const sent = report && reports.find((former) => isSame(former, report));
  if (sent) return sent;
  const refusal = joinRefusals([
    organisation,
    checkReport({ code, startsOn, endsOn, reports }, command, {
      today: todayInVietnam(),
      asTyped: transaction.asTyped,
    }),
    roundId,
    notOnBehalf,
  ]);
  if (refusal || !report) throw refusal;

  await recordSource(manager, command.source);
  if (command.onBehalf) await recordSource(manager, command.onBehalf);
  const superseded = reports.find(({ id }) => id === report.supersedesId);
  if (superseded) await markSuperseded(transaction, superseded, command);
  await manager.insert(Report, report);
  await transaction.record({
    of: { type: "Report", id: report.id, version: report.version },
    before: null,
    after: reportFacts(report),
    reason: command.reason,
    source: command.source,
  });
  await transaction.append(reportSubmitted(report, programme));
  return report;
}

function createReport(
  { author }: Pick<MemberTransaction, "author">,
  command: SubmitReportCommand,
  programmeId: string,
  roundId: string | null,
): Report {
  return Object.assign(new Report(), {
    id: randomUUID(),
    programmeId,
    organisationId: command.organisationId,
    cadence: command.cadence,
    title: command.title,
    periodFrom: command.periodFrom,
    periodTo: command.periodTo,
    issuedOn: command.issuedOn,
    documentNumber: command.documentNumber,
    summary: command.summary,
    roundId,
    supersedesId: command.supersedesId,
    reason: command.reason,
    isCurrent: true,
    sourceId: createSource(command.source).id,
    onBehalf: onBehalfBy(author, command.onBehalf && createSource(command.onBehalf).id),
    submittedAt: new Date(),
    version: 1,
  });
}

/** In all that was sent; the facts say as well that both are current. */
function isSame(one: Report, other: Report): boolean {
  return one.reason === other.reason && isDeepStrictEqual(reportFacts(one), reportFacts(other));
}

/** The event of the report that supersedes it tells of this, too. */
async function markSuperseded(
  { manager, record }: MemberTransaction,
  report: Report,
  { reason, source }: SubmitReportCommand,
): Promise<void> {
  const change = { isCurrent: false, version: report.version + 1 };
  await manager.update(Report, { id: report.id }, change);
  await record({
    of: { type: "Report", id: report.id, version: change.version },
    before: reportFacts(report),
    after: { ...reportFacts(report), isCurrent: false },
    reason,
    source,
  });
}

async function findReporter(
  transaction: MemberTransaction,
  programme: CoordinationProgramme,
  { organisationId: id }: SubmitReportCommand,
): Promise<Organisation> {
  const field = "input.organisationId";
  const organisation = await findOrganisation(transaction, { id, field }, null);
  await refuseStranger(transaction.manager, programme, organisation, field);
  return organisation;
}

async function findRoundId(
  manager: EntityManager,
  { id: programmeId, code }: CoordinationProgramme,
  { roundNumber: number }: SubmitReportCommand,
): Promise<string | null> {
  if (number === null) return null;
  const round = await manager.findOneBy(EvaluationRound, { programmeId, number });
  if (round) return round.id;
  throw new Refusal("NOT_FOUND", {
    vi: `Chương trình ${code} không có kỳ đánh giá ${number}; hãy chọn một kỳ trong \`evaluationRounds\` hoặc bỏ trống.`,
    en: `Programme ${code} has no evaluation ${number}; choose one of its \`evaluationRounds\` or leave it out.`,
  }).inField("input.roundNumber");
}
