import { randomUUID } from "node:crypto";
import { formatGlobalId } from "@hub/schema/global-id";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { Doubt } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { createSource, recordSource, type Source, type SourceInput } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { type EntityManager, In, IsNull, Not } from "typeorm";
import { type Claim, dayOf } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { Figure, FigureState } from "./figure.js";
import { figureFlagged, figureReported } from "./figure-events.js";
import { refuseBadPeriod } from "./figure-period.js";
import { checkLevel, checkPartition, findPartition } from "./indicator-rules.js";
import { parsePrintedPercentage } from "./printed-percentage.js";
import { findRegistered, type Registered } from "./registers/find-registered.js";
import { checkRegistered } from "./registers/register-rules.js";
import { checkRivals, TOLD_RIVALS, timeOf } from "./rivals.js";
import { checkClaim } from "./rules.js";

export interface FigureReport extends Claim {
  readonly unitId: string;
  readonly indicatorCode: string;
  /** The member that reports. */
  readonly member: string;
  readonly source: SourceInput;
  /** The figure this one corrects; a reason belongs to it. */
  readonly correctsId?: string | null;
  readonly reason?: string | null;
  /** Findings that need more than this one claim, such as a partition that repeats a label. */
  readonly furtherFlags?: readonly DataQualityFlag[];
  /** What is not certain about the claim. */
  readonly doubts?: readonly Doubt[];
  /** Given only for figures that come with the hub and must have the same id everywhere. */
  readonly id?: string;
}

const INDICATOR_CODE = /^[A-Z]{2}\d{2}$/;

/**
 * Records a claim, and appends an event for it and one for what the rules find in it. Impossible claims are refused;
 * odd ones are stored with flags, because what was published is a fact even where it contradicts itself. The claim
 * that it corrects is not changed; it is known from now on to be corrected.
 * @throws {Refusal} when the claim cannot be true, or corrects a figure that is not a standing one of its series
 */
export async function reportFigure(
  { manager, append }: MemberTransaction,
  report: FigureReport,
): Promise<Figure> {
  refuseMalformed(report);
  const registered = await findRegistered(manager, report);
  const source = await recordSource(manager, report.source);
  // Whoever reports to the same series waits here, so what is read below stays true.
  const version = await nextSeriesVersion(manager, report);
  const { corrected, found } = await judge(manager, report, registered);
  refuseImpossible(found);
  const figure = decideFigure(report, source, corrected, found);
  const rivals = await findRivals(manager, figure);
  const formerRivals = corrected ? await findRivals(manager, corrected) : [];
  await manager.insert(Figure, figure);
  if (corrected) await closeClaim(manager, corrected, figure);
  const reported = { figure, source, rivals, formerRivals };
  await append(figureReported(reported, version));
  const flagged = figureFlagged(reported);
  if (flagged) await append(flagged);
  return figure;
}

/**
 * All that the rules find in a claim, also in an impossible one. Nothing is written.
 * @throws {Refusal} when it is malformed, or corrects a figure that is not a standing one of its series
 */
export async function validateReport(
  { manager }: MemberTransaction,
  report: FigureReport,
): Promise<DataQualityFlag[]> {
  refuseMalformed(report);
  const registered = await findRegistered(manager, report);
  const source = createSource(report.source);
  const { corrected, found } = await judge(manager, report, registered);
  const figure = decideFigure(report, source, corrected, found);
  return [...figure.ownFlags, ...checkRivals(figure, await findRivals(manager, figure))];
}

/** @throws {Refusal} CONFLICT when it is of another series or corrected already */
async function findCorrected(manager: EntityManager, report: FigureReport): Promise<Figure | null> {
  const { correctsId, unitId, indicatorCode } = report;
  if (!correctsId) return null;
  const corrected = await manager.findOneBy(Figure, { id: correctsId, unitId, indicatorCode });
  if (corrected?.state === FigureState.REPORTED) return corrected;
  const id = formatGlobalId("Figure", correctsId, report.member);
  throw new Refusal("CONFLICT", {
    vi: `Số liệu ${id} không thuộc đơn vị và chỉ số này, hoặc đã được đính chính; hãy đọc lại rồi đính chính số liệu hiện hành.`,
    en: `Figure ${id} is not of this unit and indicator, or is corrected already; read again and correct the one that stands.`,
  });
}

/** The claims that stand beside the figure once it is recorded, as {@link StandingFigures.rivalsOf} has them. */
async function findRivals(manager: EntityManager, figure: Figure): Promise<Figure[]> {
  return manager.find(Figure, {
    where: {
      id: Not(In([figure.id, figure.correctsId ?? figure.id])),
      unitId: figure.unitId,
      indicatorCode: figure.indicatorCode,
      asOf: figure.asOf ?? IsNull(),
      periodFrom: figure.periodFrom ?? IsNull(),
      periodTo: figure.periodTo ?? IsNull(),
      periodKind: figure.periodKind ?? IsNull(),
      correctedById: IsNull(),
    },
    order: { knownAt: "DESC", id: "DESC" },
    take: TOLD_RIVALS,
  });
}

/**
 * The standing claims of the other parts of the same whole, about the same unit, day and period; of rivals the one that
 * became known last. Two transactions that report parts of one whole wait for each other.
 */
async function findOtherParts(manager: EntityManager, report: FigureReport): Promise<Figure[]> {
  const { unitId, indicatorCode, asOf } = report;
  const partition = findPartition(indicatorCode);
  if (!partition) return [];
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${unitId}/${partition[0]}`]);
  const parts = await manager.find(Figure, {
    where: {
      unitId,
      indicatorCode: In(partition.filter((code) => code !== indicatorCode)),
      asOf: asOf ?? IsNull(),
      correctedById: IsNull(),
    },
    order: { knownAt: "ASC", id: "ASC" },
  });
  const ofSameTime = parts.filter((part) => timeOf(part) === timeOf(report));
  return [...new Map(ofSameTime.map((part) => [part.indicatorCode, part])).values()];
}

interface Judgement {
  readonly corrected: Figure | null;
  readonly found: readonly DataQualityFlag[];
}

/** What the rules find in the report, beside what is known already, and the figure that it corrects. */
async function judge(
  manager: EntityManager,
  report: FigureReport,
  registered: Registered,
): Promise<Judgement> {
  const corrected = await findCorrected(manager, report);
  const otherParts = await findOtherParts(manager, report);
  const found = [
    ...checkClaim(report, todayInVietnam()),
    ...checkLevel(report),
    ...checkPartition(report, otherParts),
    ...checkRegistered(report, registered),
    ...checkCorrection(report, corrected),
  ];
  return { corrected, found };
}

function refuseImpossible(found: readonly DataQualityFlag[]): void {
  const impossible = found.find((flag) => flag.severity === FlagSeverity.ERROR);
  if (impossible) throw new Refusal("REFUSED", impossible.message, { rule: impossible.rule });
}

function decideFigure(
  report: FigureReport,
  source: Source,
  corrected: Figure | null,
  found: readonly DataQualityFlag[],
): Figure {
  const { period, printedPercentage } = report;
  return Object.assign(new Figure(), {
    id: report.id ?? randomUUID(),
    unitId: report.unitId,
    indicatorCode: report.indicatorCode,
    numerator: report.numerator,
    denominator: report.denominator,
    printedPercentage: printedPercentage && (parsePrintedPercentage(printedPercentage)?.digits ?? null),
    printedText: report.printedText.normalize("NFC"),
    qualifier: report.qualifier,
    asOf: report.asOf,
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    periodKind: period?.kind ?? null,
    knownAt: momentAfter(corrected),
    member: report.member,
    sourceId: source.id,
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

async function closeClaim(manager: EntityManager, corrected: Figure, correction: Figure): Promise<void> {
  await manager.update(
    Figure,
    { id: corrected.id },
    { correctedById: correction.id, correctedAt: correction.knownAt },
  );
}

function refuseMalformed(report: FigureReport): void {
  if (!INDICATOR_CODE.test(report.indicatorCode)) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“${report.indicatorCode}” không phải mã chỉ số; mã có dạng LM01.`,
      en: `"${report.indicatorCode}" is no indicator code; a code looks like LM01.`,
    });
  }
  if (!isUuid(report.unitId)) throw notAnId("unitId", report.unitId);
  if (report.correctsId && !isUuid(report.correctsId)) throw notAnId("correctsId", report.correctsId);
  if (report.printedText.trim() === "") {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Số liệu cần nguyên văn (“printedText”).",
      en: 'A figure needs its words as printed ("printedText").',
    });
  }
  const { printedPercentage } = report;
  if (printedPercentage !== null && !parsePrintedPercentage(printedPercentage)) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“${printedPercentage}” không phải là một tỷ lệ phần trăm; hãy ghi các chữ số như được in, ví dụ “84,10”.`,
      en: `"${printedPercentage}" is no percentage; write its digits as printed, such as "84,10".`,
    });
  }
  if (report.period !== null) refuseBadPeriod(report.period, report.asOf);
  if (report.numerator === null && printedPercentage === null) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Số liệu cần ít nhất tử số hoặc tỷ lệ phần trăm.",
      en: "A figure needs at least a numerator or a percentage.",
    });
  }
  if (report.reason && !report.correctsId) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Lý do (“reason”) chỉ dành cho đính chính; hãy nêu số liệu được đính chính (“correctsId”) hoặc bỏ lý do.",
      en: 'A reason ("reason") belongs to a correction; name the figure that is corrected ("correctsId"), or leave it out.',
    });
  }
  if (report.correctsId && !report.reason) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Đính chính phải nêu lý do (“reason”).",
      en: 'A correction needs its reason ("reason").',
    });
  }
}

function notAnId(argument: string, value: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” không phải là mã của hub: “${value}”; hãy dùng “id” mà hub trả về.`,
    en: `"${argument}" is no id of the hub: "${value}"; use an "id" that the hub has returned.`,
  });
}

/** The row lock of the series orders its events. */
async function nextSeriesVersion(
  manager: EntityManager,
  { unitId, indicatorCode }: FigureReport,
): Promise<number> {
  const [row]: { version: number }[] = await manager.query(
    `INSERT INTO figure_series (unit_id, indicator_code, version) VALUES ($1, $2, 1)
     ON CONFLICT (unit_id, indicator_code) DO UPDATE SET version = figure_series.version + 1
     RETURNING version`,
    [unitId, indicatorCode],
  );
  if (!row) throw new Error("figure_series returned no version");
  return row.version;
}
