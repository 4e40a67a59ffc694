import { randomUUID } from "node:crypto";
import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { type Mistake, refusalOf } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { Author } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { createSource, recordSources, type Source } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { EntityManager } from "typeorm";
import { dayOf } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { Figure } from "./figure.js";
import { figureFlagged, figureReported } from "./figure-events.js";
import {
  asStored,
  type FigureReport,
  findMistakes,
  sensitivityOf,
  withoutMistaken,
} from "./figure-report.js";
import { checkLevel, checkPartition, findPartition } from "./indicator-rules.js";
import { findRegistered, type Registered } from "./registers/find-registered.js";
import { checkRegistered } from "./registers/register-rules.js";
import {
  findingsIn,
  malformed,
  NOT_CURRENT,
  type ReportFinding,
  refuseImpossible,
} from "./report-findings.js";
import { checkRivals, timeOf } from "./rivals.js";
import { checkClaim } from "./rules.js";
import { Sensitivity } from "./sensitivity.js";
import { lockSeries } from "./series-versions.js";
import { StandingClaims } from "./standing-claims.js";

/**
 * Records a claim, and appends an event for it and one for what the rules find in it, unless it is internal. Impossible claims are refused;
 * odd ones are stored with flags, because what was published is a fact even where it contradicts itself. The claim
 * that it corrects is not changed; it is known from now on to be corrected. A claim that stands already, of the same
 * source and in the same words, is given back: nothing is written, and nobody is told.
 * @param unread what in the report could not be read before
 * @throws {Refusal} with all that cannot be: when the claim cannot be true, or corrects a figure that is not a standing
 * one of its series
 */
export async function reportFigure(
  transaction: MemberTransaction,
  report: FigureReport,
  unread: readonly Mistake[] = [],
): Promise<Figure> {
  if (findMistakes(report, unread).length > 0) {
    const { findings } = await validateReport(transaction, report, unread);
    const refusal = refuseImpossible(findings);
    if (refusal) throw refusal;
  }
  const { figures, events } = await record(transaction, [report]);
  for (const event of events) await transaction.append(event);
  const [figure] = figures;
  if (!figure) throw new Error("the report left no figure");
  return figure;
}

/**
 * Records many claims, in this order and by the same rules as each by itself, in a number of statements that does not
 * grow with them. Their events are batches. A figure may correct one before it. Those given back stand where each was
 * asked for.
 * @throws {Refusal} naming the row, when one of them would be refused by itself; then none is recorded
 */
export async function reportFigures(
  transaction: MemberTransaction,
  reports: readonly FigureReport[],
): Promise<readonly Figure[]> {
  if (reports.length === 0) return [];
  const { figures, events } = await record(transaction, reports);
  await transaction.appendBatch(events);
  return figures;
}

export interface Validation {
  /** The standing claim that would be given back; null where the report would be a new one. */
  readonly repeated: Figure | null;
  /** Of a new one. */
  readonly findings: ReportFinding[];
}

/**
 * All that the rules find in a claim, also in an impossible one and in one that cannot be read. Nothing is written.
 * @param unread what in the report could not be read before
 */
export async function validateReport(
  { manager, author, asTyped }: MemberTransaction,
  report: FigureReport,
  unread: readonly Mistake[] = [],
): Promise<Validation> {
  const mistakes = findMistakes(report, unread);
  const readable = asStored(withoutMistaken(report, mistakes));
  const registeredOf = await findRegistered(manager, [readable]);
  const sources = mistakes.length === 0 ? [sourceOf(report)] : [];
  const standing = await StandingClaims.read(manager, [readable], sources);
  const [source] = sources;
  const repeated = source ? standing.findRepeated(readable, source) : null;
  if (repeated) return { repeated, findings: [] };
  const judgement = judge(readable, { registered: registeredOf(readable), standing, asTyped });
  const figure = decideFigure(readable, { author, sourceId: NOT_RECORDED, ...judgement });
  const flags = [...figure.ownFlags, ...checkRivals(figure, standing.rivalsOf(figure))];
  return { repeated: null, findings: [...mistakes.map(malformed), ...findingsIn(readable, flags, mistakes)] };
}

/** The source of what is only validated. */
const NOT_RECORDED = "";

interface Recorded {
  /** In the order of the reports. */
  readonly figures: readonly Figure[];
  /** To be appended in this order. */
  readonly events: readonly NewEvent[];
}

async function record(
  { manager, author, asTyped }: Pick<MemberTransaction, "manager" | "author" | "asTyped">,
  given: readonly FigureReport[],
): Promise<Recorded> {
  forEachRow(given, (report) => {
    const mistakes = findMistakes(report);
    if (mistakes.length > 0) throw refusalOf(mistakes);
  });
  const reports = given.map(asStored);
  const registeredOf = await findRegistered(manager, reports);
  const sources = reports.map(sourceOf);
  await recordSources(manager, sources);
  // Whoever reports to the same series or the same whole waits here, so what is read below stays true.
  const versions = await lockSeries(manager, reports);
  await lockWholes(manager, reports);
  const standing = await StandingClaims.read(manager, reports, sources);
  const figures: Figure[] = [];
  const added: Figure[] = [];
  const events: NewEvent[] = [];
  forEachRow(reports, (report, index) => {
    const source = sources[index] ?? sourceOf(report);
    const repeated = standing.findRepeated(report, source);
    if (repeated) {
      figures.push(repeated);
      return;
    }
    const { corrected, found } = judge(report, { registered: registeredOf(report), standing, asTyped });
    const refusal = refuseImpossible(findingsIn(report, found));
    if (refusal) throw refusal;
    const figure = decideFigure(report, { author, sourceId: source.id, corrected, found });
    const rivals = standing.rivalsOf(figure);
    const formerRivals = corrected ? standing.rivalsOf(corrected) : [];
    standing.add(figure);
    figures.push(figure);
    added.push(figure);
    // Whoever follows the member is told what is for anybody.
    if (figure.sensitivity !== Sensitivity.PUBLIC) return;
    const reported = { figure, source, rivals, formerRivals };
    const version = versions.raise(report);
    const flagged = figureFlagged(reported, version);
    events.push(figureReported(reported, version), ...(flagged ? [flagged] : []));
  });
  if (added.length > 0) {
    await versions.write(manager);
    await manager.insert(Figure, added);
    await closeCorrected(manager, added);
  }
  return { figures, events };
}

/** What an internal figure cites is for its readers as well. */
function sourceOf(report: FigureReport): Source {
  return createSource(report.source, { isInternal: sensitivityOf(report) === Sensitivity.INTERNAL });
}

/** Where there are several rows, a refusal says which one it is about. */
function forEachRow(
  reports: readonly FigureReport[],
  take: (report: FigureReport, index: number) => void,
): void {
  for (const [index, report] of reports.entries()) {
    try {
      take(report, index);
    } catch (error) {
      throw error instanceof Refusal && reports.length > 1 ? error.inRow(index + 1) : error;
    }
  }
}

interface Judgement {
  readonly corrected: Figure | null;
  readonly found: readonly DataQualityFlag[];
}

interface Surroundings {
  readonly registered: Registered;
  readonly standing: StandingClaims;
  readonly asTyped: MemberTransaction["asTyped"];
}

/** What the rules find in the report, beside what is known already, and the figure that it corrects. */
function judge(report: FigureReport, { registered, standing, asTyped }: Surroundings): Judgement {
  const corrected = standing.findCorrected(report);
  const found = [
    ...checkClaim(report, todayInVietnam(), report.furtherFlags),
    ...checkLevel(report),
    ...checkPartition(report, standing.otherPartsOf(report)),
    ...checkRegistered(report, registered, asTyped),
    ...(report.correctsId && !corrected ? [notCurrent(report, asTyped(report.correctsId), standing)] : []),
    ...checkPublication(report),
    ...checkCorrection(report, corrected),
  ];
  return { corrected, found };
}

interface Circumstances extends Judgement {
  readonly author: Author;
  readonly sourceId: string;
}

function decideFigure(report: FigureReport, { author, sourceId, corrected, found }: Circumstances): Figure {
  const { period } = report;
  return Object.assign(new Figure(), {
    id: report.id ?? randomUUID(),
    unitId: report.unitId,
    indicatorCode: report.indicatorCode,
    numerator: report.numerator,
    denominator: report.denominator,
    printedPercentage: report.printedPercentage,
    printedText: report.printedText,
    qualifier: report.qualifier,
    asOf: report.asOf,
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    periodKind: period?.kind ?? null,
    knownAt: momentAfter(corrected),
    sensitivity: sensitivityOf(report),
    member: report.member,
    organisationId: author.organisationId,
    role: author.role,
    sourceId,
    correctsId: corrected?.id ?? null,
    reason: report.reason ?? null,
    correctedById: null,
    correctedAt: null,
    ownFlags: [...found, ...(report.furtherFlags ?? [])],
    doubts: [...(report.doubts ?? [])],
  });
}

/** A correction is known after what it corrects, whatever the clock says. */
function momentAfter(corrected: Figure | null): Date {
  return new Date(Math.max(Date.now(), (corrected?.knownAt.getTime() ?? 0) + 1));
}

/** PUBLISHED_EARLIER: nobody can know a figure before its day; it is an estimate, or one of the two days is wrong. */
function checkPublication(report: FigureReport): DataQualityFlag[] {
  const publishedOn = report.source.publishedAt?.slice(0, "2020-10-30".length);
  const day = dayOf(report);
  if (!publishedOn || day === null || publishedOn >= day) return [];
  return [
    {
      rule: "PUBLISHED_EARLIER",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.UNVERIFIED,
      message: {
        vi: `Nguồn công bố ngày ${printDayVi(publishedOn)}, trước ngày ${printDayVi(day)} của số liệu; hãy kiểm tra hai ngày này.`,
        en: `The source was published on ${printDayEn(publishedOn)}, before the figure's day, ${printDayEn(day)}; check the two days.`,
      },
    },
  ];
}

/** NOT_CURRENT: what is corrected is a standing figure of the series. */
function notCurrent(report: FigureReport, id: string, standing: StandingClaims): DataQualityFlag {
  const named = standing.findNamed(report);
  const message = named ? isCorrected(id, standing.newestBeside(named)) : isOfAnotherSeries(id);
  return { rule: NOT_CURRENT, severity: FlagSeverity.ERROR, message };
}

/** @param current what stands about its day and period now; null when the correction is about another day */
function isCorrected(id: string, current: Figure | null): BilingualText {
  const isSo = { vi: `Số liệu ${id} đã được đính chính`, en: `Figure ${id} is corrected already` };
  if (!current) {
    return {
      vi: `${isSo.vi}; hãy đọc lại rồi đính chính số liệu hiện hành của chuỗi.`,
      en: `${isSo.en}; read again and correct the one of the series that stands.`,
    };
  }
  const currentId = formatGlobalId("Figure", current.id, current.member);
  return {
    vi: `${isSo.vi}; số liệu hiện hành là ${currentId} (“${current.printedText}”). Hãy đọc số liệu đó; nếu vẫn cần đính chính, hãy gửi mã đó làm “correctsId”.`,
    en: `${isSo.en}; the one that stands is ${currentId} ("${current.printedText}"). Read it, and if it is to be corrected as well, send its id as "correctsId".`,
  };
}

function isOfAnotherSeries(id: string): BilingualText {
  return {
    vi: `Số liệu ${id} không thuộc đơn vị, chỉ số và mức chia sẻ (“sensitivity”) này; hãy lấy “id” của số liệu cần đính chính từ \`figures\`.`,
    en: `Figure ${id} is not of this unit, indicator and "sensitivity"; take the "id" of the one to be corrected from \`figures\`.`,
  };
}

/** CORRECTED_DAY: a claim about another day stands beside the first; one that corrects the day says so. */
function checkCorrection(report: FigureReport, corrected: Figure | null): DataQualityFlag[] {
  if (corrected === null || timeOf(report) === timeOf(corrected)) return [];
  const [before, after] = [dayOf(corrected), dayOf(report)];
  return [
    {
      rule: "CORRECTED_DAY",
      severity: FlagSeverity.WARNING,
      message: {
        vi: `Đính chính đổi cả ngày hoặc kỳ của số liệu (${before ? printDayVi(before) : "không ngày"} → ${after ? printDayVi(after) : "không ngày"}). Nếu là số liệu của ngày khác, hãy báo cáo riêng, không đính chính.`,
        en: `The correction changes the day or period of the figure (${before ? printDayEn(before) : "no day"} → ${after ? printDayEn(after) : "no day"}). A figure of another day is reported by itself, not as a correction.`,
      },
    },
  ];
}

async function closeCorrected(manager: EntityManager, figures: readonly Figure[]): Promise<void> {
  const corrections = figures.filter(({ correctsId }) => correctsId !== null);
  if (corrections.length === 0) return;
  const [, closed]: [unknown, number] = await manager.query(
    `UPDATE figure SET corrected_by_id = correction.id, corrected_at = correction.known_at
     FROM jsonb_to_recordset($1) AS correction (id uuid, corrects_id uuid, known_at timestamptz)
     WHERE figure.id = correction.corrects_id`,
    [
      JSON.stringify(
        corrections.map(({ id, correctsId, knownAt }) => ({
          id,
          corrects_id: correctsId,
          known_at: knownAt,
        })),
      ),
    ],
  );
  // A row that may not be changed is passed over without a word.
  if (closed !== corrections.length) throw new Error("a figure that is corrected may not be changed");
}

/** Two transactions that report parts of one whole wait for each other. */
async function lockWholes(manager: EntityManager, reports: readonly FigureReport[]): Promise<void> {
  const wholes = reports.flatMap(({ unitId, indicatorCode }) => {
    const [first] = findPartition(indicatorCode) ?? [];
    return first === undefined ? [] : [`${unitId}/${first}`];
  });
  if (wholes.length === 0) return;
  await manager.query(
    "SELECT pg_advisory_xact_lock(hashtextextended(whole, 0)) FROM unnest($1::text[]) AS whole",
    [[...new Set(wholes)].sort()],
  );
}
