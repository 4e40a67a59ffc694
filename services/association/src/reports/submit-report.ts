import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import { todayInVietnam } from "../days/today-in-vietnam.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import { refuseStranger } from "../programmes/party-list.js";
import { checkReport, type ReportDraft } from "./check-report.js";
import { Report } from "./report.js";
import { reportSubmitted } from "./report-submitted.js";

export interface SubmitReportCommand extends ReportDraft {
  readonly programmeId: string;
  readonly title: LocalizedText;
  readonly documentNumber: string | null;
  readonly summary: LocalizedText | null;
  /** The evaluation it was made for; null for none. */
  readonly roundNumber: number | null;
  readonly source: string;
  readonly callerId: string;
}

/**
 * Accepts a report of an organisation that may be a party of the programme, and appends an event. The report that it
 * supersedes is no longer current.
 * @throws {Refusal} NOT_FOUND, BAD_USER_INPUT, REFUSED, or CONFLICT with the report that stands in the way
 */
export async function submitReport(
  { manager, append }: MemberTransaction,
  command: SubmitReportCommand,
): Promise<Report> {
  const programme = await lockProgramme(manager, command.programmeId);
  const { id: programmeId, code, startsOn, endsOn } = programme;
  const organisation = await findOrganisation(manager, command.organisationId, null);
  await refuseStranger(manager, programme, organisation);
  const reports = await manager.findBy(Report, { programmeId });
  const refusal = checkReport({ code, startsOn, endsOn, reports }, command, todayInVietnam());
  if (refusal) throw refusal;

  const { roundNumber } = command;
  const report = Object.assign(new Report(), {
    id: randomUUID(),
    programmeId,
    organisationId: organisation.id,
    cadence: command.cadence,
    title: command.title,
    periodFrom: command.periodFrom,
    periodTo: command.periodTo,
    issuedOn: command.issuedOn,
    documentNumber: command.documentNumber,
    summary: command.summary,
    roundId: roundNumber === null ? null : await findRoundId(manager, programme, roundNumber),
    supersedesId: command.supersedesId,
    reason: command.reason,
    isCurrent: true,
    source: command.source,
    submittedAt: new Date(),
    submittedBy: command.callerId,
  });
  if (report.supersedesId !== null)
    await manager.update(Report, { id: report.supersedesId }, { isCurrent: false });
  await manager.insert(Report, report);
  await append(reportSubmitted(report, programme));
  return report;
}

async function findRoundId(
  manager: EntityManager,
  { id: programmeId, code }: CoordinationProgramme,
  number: number,
): Promise<string> {
  const round = await manager.findOneBy(EvaluationRound, { programmeId, number });
  if (round) return round.id;
  throw new Refusal("NOT_FOUND", {
    vi: `Chương trình ${code} không có kỳ đánh giá ${number}; hãy chọn một kỳ trong \`evaluationRounds\` hoặc bỏ trống.`,
    en: `Programme ${code} has no evaluation ${number}; choose one of its \`evaluationRounds\` or leave it out.`,
  });
}
