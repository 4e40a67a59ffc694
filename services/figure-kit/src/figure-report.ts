import type { Doubt } from "@hub/subgraph-kit/doubt";
import { isMistaken, type Mistake } from "@hub/subgraph-kit/mistakes";
import { findSourceMistakes, type SourceInput } from "@hub/subgraph-kit/source";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { Claim } from "./claim.js";
import type { DataQualityFlag } from "./data-quality-flag.js";
import { findPeriodMistakes } from "./figure-period.js";
import { INDICATOR_CODE } from "./own-indicators/own-indicator.js";
import { parsePrintedPercentage } from "./printed-percentage.js";
import { Sensitivity } from "./sensitivity.js";

export interface FigureReport extends Claim {
  readonly unitId: string;
  readonly indicatorCode: string;
  /** The member that reports. */
  readonly member: string;
  readonly source: SourceInput;
  /** Whom it is for; anybody, where it is left out. */
  readonly sensitivity?: Sensitivity;
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

export function sensitivityOf({
  sensitivity = Sensitivity.PUBLIC,
}: Pick<FigureReport, "sensitivity">): Sensitivity {
  return sensitivity;
}

/** The path of a field of a report in the mutation. */
export function inputOf(field: string): string {
  return `input.${field}`;
}

/**
 * What is missing in a report or cannot be read.
 * @param unread what could not be read before, in whose place something else stands here; it comes first
 */
export function findMistakes(report: FigureReport, unread: readonly Mistake[] = []): Mistake[] {
  const { period, asOf, source } = report;
  const found = [
    ...findBadReferences(report),
    ...findMissingWords(report),
    ...findBadPercentage(report),
    ...(period === null ? [] : findPeriodMistakes(period, asOf, inputOf("period"))),
    ...findMissingNumber(report, unread),
    ...findBadReason(report, unread),
    ...findSourceMistakes(source, inputOf("source")),
  ];
  return [...unread, ...found.filter(({ field }) => !isMistaken(unread, field))];
}

/** The report as it is stored: ids, words and percentages in one form, however they were written. */
export function asStored(report: FigureReport): FigureReport {
  const { unitId, correctsId, printedText, printedPercentage } = report;
  return {
    ...report,
    unitId: unitId.toLowerCase(),
    correctsId: correctsId?.toLowerCase() ?? null,
    printedText: printedText.normalize("NFC"),
    printedPercentage: printedPercentage && (parsePrintedPercentage(printedPercentage)?.digits ?? null),
  };
}

/** The report without what is mistaken, so that the rules can be asked about all else. */
export function withoutMistaken(report: FigureReport, mistakes: readonly Mistake[]): FigureReport {
  const isWrong = (field: string) => isMistaken(mistakes, inputOf(field));
  return {
    ...report,
    ...(isWrong("unitId") && { unitId: NO_UNIT }),
    ...(isWrong("numerator") && { numerator: null }),
    ...(isWrong("denominator") && { denominator: null }),
    ...(isWrong("printedPercentage") && { printedPercentage: null }),
    ...(isWrong("asOf") && { asOf: null }),
    ...(isWrong("period") && { period: null }),
    ...(["correctsId", "unitId", "indicatorCode"].some(isWrong) && { correctsId: null }),
  };
}

/** No unit has it: https://www.rfc-editor.org/rfc/rfc9562#name-nil-uuid */
const NO_UNIT = "00000000-0000-0000-0000-000000000000";

function findBadReferences({ indicatorCode, unitId, correctsId }: FigureReport): Mistake[] {
  return [
    ...(isUuid(unitId) ? [] : [notAnId("unitId", unitId)]),
    ...(INDICATOR_CODE.test(indicatorCode)
      ? []
      : [
          mistake("indicatorCode", {
            vi: `“${indicatorCode}” không phải mã chỉ số; mã có dạng LM01.`,
            en: `"${indicatorCode}" is no indicator code; a code looks like LM01.`,
          }),
        ]),
    ...(correctsId && !isUuid(correctsId) ? [notAnId("correctsId", correctsId)] : []),
  ];
}

function findMissingWords({ printedText }: FigureReport): Mistake[] {
  if (printedText.trim() !== "") return [];
  return [
    mistake("printedText", {
      vi: "Số liệu cần nguyên văn (“printedText”).",
      en: 'A figure needs its words as printed ("printedText").',
    }),
  ];
}

function findBadPercentage({ printedPercentage }: FigureReport): Mistake[] {
  if (printedPercentage === null || parsePrintedPercentage(printedPercentage)) return [];
  return [
    mistake("printedPercentage", {
      vi: `“${printedPercentage}” không phải là một tỷ lệ phần trăm; hãy ghi các chữ số như được in, ví dụ “84,10”.`,
      en: `"${printedPercentage}" is no percentage; write its digits as printed, such as "84,10".`,
    }),
  ];
}

function findMissingNumber(
  { numerator, printedPercentage }: FigureReport,
  unread: readonly Mistake[],
): Mistake[] {
  const isGiven =
    numerator !== null || printedPercentage !== null || isMistaken(unread, inputOf("printedPercentage"));
  if (isGiven) return [];
  return [
    mistake("numerator", {
      vi: "Số liệu cần ít nhất tử số hoặc tỷ lệ phần trăm.",
      en: "A figure needs at least a numerator or a percentage.",
    }),
  ];
}

function findBadReason({ correctsId, reason }: FigureReport, unread: readonly Mistake[]): Mistake[] {
  const isCorrection = Boolean(correctsId) || isMistaken(unread, inputOf("correctsId"));
  if (reason && !isCorrection) {
    return [
      mistake("reason", {
        vi: "Lý do (“reason”) chỉ dành cho đính chính; hãy nêu số liệu được đính chính (“correctsId”) hoặc bỏ lý do.",
        en: 'A reason ("reason") belongs to a correction; name the figure that is corrected ("correctsId"), or leave it out.',
      }),
    ];
  }
  if (reason || !isCorrection) return [];
  return [
    mistake("reason", {
      vi: "Đính chính phải nêu lý do (“reason”).",
      en: 'A correction needs its reason ("reason").',
    }),
  ];
}

function notAnId(argument: string, value: string): Mistake {
  return mistake(argument, {
    vi: `“${argument}” không phải là mã của hệ thống: “${value}”; hãy dùng “id” mà hệ thống trả về.`,
    en: `"${argument}" is no id of the hub: "${value}"; use an "id" that the hub has returned.`,
  });
}

function mistake(field: string, message: Mistake["message"]): Mistake {
  return { field: inputOf(field), message };
}
