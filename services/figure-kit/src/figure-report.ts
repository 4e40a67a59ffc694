import type { Doubt } from "@hub/subgraph-kit/doubt";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { SourceInput } from "@hub/subgraph-kit/source";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { Claim } from "./claim.js";
import type { DataQualityFlag } from "./data-quality-flag.js";
import { refuseBadPeriod } from "./figure-period.js";
import { parsePrintedPercentage } from "./printed-percentage.js";

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

/** @throws {Refusal} BAD_USER_INPUT when something is missing or cannot be read */
export function refuseMalformed(report: FigureReport): void {
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
    vi: `“${argument}” không phải là mã của hệ thống: “${value}”; hãy dùng “id” mà hệ thống trả về.`,
    en: `"${argument}" is no id of the hub: "${value}"; use an "id" that the hub has returned.`,
  });
}
