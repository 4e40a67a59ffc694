import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { recordSource, type Source, type SourceInput } from "@hub/subgraph-kit/source";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { In, IsNull } from "typeorm";
import type { Claim } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { Figure } from "./figure.js";
import { figureFlagged, figureReported } from "./figure-events.js";
import { figuresAsOf } from "./figures-as-of.js";
import { checkLevel, checkPartition, findPartition } from "./indicator-rules.js";
import { checkClaim } from "./rules.js";

export interface FigureReport extends Claim {
  readonly unitId: string;
  readonly indicatorCode: string;
  /** The member that reports. */
  readonly reporter: string;
  readonly source: SourceInput;
  /** The figure this one corrects; a reason belongs to it. */
  readonly supersedesId?: string | null;
  readonly reason?: string | null;
  /** Findings that need more than this one claim, such as a partition that repeats a label. */
  readonly furtherFlags?: readonly DataQualityFlag[];
  /** Given only for figures that come with the hub and must have the same id everywhere. */
  readonly id?: string;
}

const INDICATOR_CODE = /^[A-Z]{2}\d{2}$/;

/**
 * Records a claim, and appends an event for it and one for what the rules find in it. Impossible claims are refused; odd ones
 * are stored with flags, because what was published is a fact even where it contradicts itself.
 * @throws {Refusal} when the claim cannot be true, or corrects a figure that is not the current one of its series
 */
export async function reportFigure(
  { manager, append }: MemberTransaction,
  report: FigureReport,
): Promise<Figure> {
  refuseMalformed(report);
  const source = await recordSource(manager, report.source);
  const figure = decideFigure(report, source, await findOtherParts(manager, report));
  const version = await nextSeriesVersion(manager, figure);
  if (figure.supersedesId !== null) await retire(manager, figure, figure.supersedesId);
  await manager.insert(Figure, figure);
  await append(figureReported(figure, source, version));
  const flagged = figureFlagged(figure, source);
  if (flagged) await append(flagged);
  return figure;
}

/**
 * The current claims of the other parts of the same whole, about the same unit and day. Two transactions that report
 * parts of one whole wait for each other.
 */
async function findOtherParts(
  manager: MemberTransaction["manager"],
  { unitId, indicatorCode, asOf }: FigureReport,
): Promise<Figure[]> {
  const partition = findPartition(indicatorCode);
  if (!partition) return [];
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`${unitId}/${partition[0]}`]);
  const parts = await manager.findBy(Figure, {
    unitId,
    indicatorCode: In(partition.filter((code) => code !== indicatorCode)),
    asOf: asOf ?? IsNull(),
    isCurrent: true,
  });
  return figuresAsOf(parts, {});
}

function decideFigure(report: FigureReport, source: Source, otherParts: readonly Figure[]): Figure {
  const found = [...checkClaim(report), ...checkLevel(report), ...checkPartition(report, otherParts)];
  const impossible = found.find((flag) => flag.severity === FlagSeverity.ERROR);
  if (impossible) throw new Refusal("REFUSED", impossible.message, { rule: impossible.rule });
  return Object.assign(new Figure(), {
    id: report.id ?? randomUUID(),
    unitId: report.unitId,
    indicatorCode: report.indicatorCode,
    numerator: report.numerator,
    denominator: report.denominator,
    percentage: report.percentage,
    printedText: report.printedText.normalize("NFC"),
    qualifier: report.qualifier,
    asOf: report.asOf,
    reportedAt: new Date(),
    reporter: report.reporter,
    sourceId: source.id,
    supersedesId: report.supersedesId ?? null,
    reason: report.reason ?? null,
    isCurrent: true,
    flags: [...found, ...(report.furtherFlags ?? [])],
  });
}

function refuseMalformed(report: FigureReport): void {
  if (!INDICATOR_CODE.test(report.indicatorCode)) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“${report.indicatorCode}” không phải mã chỉ số; mã có dạng LM01.`,
      en: `"${report.indicatorCode}" is no indicator code; a code looks like LM01.`,
    });
  }
  if (!isUuid(report.unitId)) throw notAnId("unitId", report.unitId);
  if (report.supersedesId && !isUuid(report.supersedesId)) throw notAnId("supersedesId", report.supersedesId);
  if (report.printedText.trim() === "") {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Số liệu cần nguyên văn (“printedText”).",
      en: 'A figure needs its words as printed ("printedText").',
    });
  }
  if (report.percentage !== null && report.percentage < 0) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `Tỷ lệ không thể là số âm (${report.percentage}).`,
      en: `A percentage cannot be negative (${report.percentage}).`,
    });
  }
  if (report.numerator === null && report.percentage === null) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Số liệu cần ít nhất tử số hoặc tỷ lệ phần trăm.",
      en: "A figure needs at least a numerator or a percentage.",
    });
  }
  if (report.reason && !report.supersedesId) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Lý do (“reason”) chỉ dành cho đính chính; hãy nêu số liệu được đính chính (“supersedesId”) hoặc bỏ lý do.",
      en: 'A reason ("reason") belongs to a correction; name the figure that is corrected ("supersedesId"), or leave it out.',
    });
  }
  if (report.supersedesId && !report.reason) {
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
async function nextSeriesVersion(manager: MemberTransaction["manager"], figure: Figure): Promise<number> {
  const [row]: { version: number }[] = await manager.query(
    `INSERT INTO figure_series (unit_id, indicator_code, version) VALUES ($1, $2, 1)
     ON CONFLICT (unit_id, indicator_code) DO UPDATE SET version = figure_series.version + 1
     RETURNING version`,
    [figure.unitId, figure.indicatorCode],
  );
  if (!row) throw new Error("figure_series returned no version");
  return row.version;
}

async function retire(
  manager: MemberTransaction["manager"],
  figure: Figure,
  supersededId: string,
): Promise<void> {
  const { affected } = await manager.update(
    Figure,
    { id: supersededId, unitId: figure.unitId, indicatorCode: figure.indicatorCode, isCurrent: true },
    { isCurrent: false },
  );
  if (affected !== 1) {
    throw new Refusal("CONFLICT", {
      vi: `Số liệu ${supersededId} không phải là số liệu hiện hành của đơn vị và chỉ số này; hãy đọc lại rồi đính chính số liệu hiện hành.`,
      en: `Figure ${supersededId} is not the current one of this unit and indicator; read again and correct the current one.`,
    });
  }
}
