/** What is found in a report, for whoever has to correct it: each with the field of the report that it is about. */
import { formatGlobalId } from "@hub/schema/global-id";
import { describe } from "@hub/subgraph-kit/describe";
import { isMistaken, type Mistake, refusalOf } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { Refusal, RefusalCode } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Directive, Field, ObjectType } from "type-graphql";
import { DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import type { Figure } from "./figure.js";
import { type FigureReport, inputOf } from "./figure-report.js";

/** The rules of a report's form; what they find is never stored. */
export const MALFORMED = "MALFORMED";
export const NOT_CURRENT = "NOT_CURRENT";
export const ALREADY_RECORDED = "ALREADY_RECORDED";

@Directive("@shareable")
@ObjectType({
  description: describe(
    "Điều các quy tắc phát hiện trong một báo cáo số liệu, và trường có điều đó.",
    "What the rules found in the report of a figure, and the field that it is about.",
  ),
})
export class ReportFinding extends DataQualityFlag {
  @Field(() => String, {
    nullable: true,
    description: describe(
      "Trường của báo cáo, ví dụ `input.asOf`; trống nếu không thuộc riêng trường nào.",
      "The field of the report, such as `input.asOf`; null where it is about none by itself.",
    ),
  })
  field!: string | null;
}

export function malformed({ field, message }: Mistake): ReportFinding {
  return { rule: MALFORMED, severity: FlagSeverity.ERROR, message, field };
}

/** ALREADY_RECORDED: whoever reports the claim is given back the figure that stands. */
export function alreadyRecorded({ id: key, member, knownAt }: Figure): ReportFinding {
  const id = formatGlobalId("Figure", key, member);
  const day = todayInVietnam(knownAt);
  return {
    rule: ALREADY_RECORDED,
    severity: FlagSeverity.INFO,
    message: {
      vi: `Số liệu này đã có trong hệ thống từ ${printDayVi(day)}, mã ${id}; gửi lại thì không lưu thêm. Để đính chính, hãy nêu mã đó ở “correctsId”.`,
      en: `This figure has been in the hub since ${printDayEn(day)}, as ${id}; sent again, nothing more is stored. To correct it, name that id in "correctsId".`,
    },
    field: null,
  };
}

/** The flags with their fields; without those that follow only from what is mistaken. */
export function findingsIn(
  report: FigureReport,
  flags: readonly DataQualityFlag[],
  mistakes: readonly Mistake[] = [],
): ReportFinding[] {
  return flags
    .map((flag) => ({ ...flag, field: fieldOf(flag, report) }))
    .filter(({ field }) => field === null || !isMistaken(mistakes, field))
    .filter(({ rule }) => !NEED_TIME.has(rule) || !hasMistakenTime(mistakes));
}

/** The rules that need to know the day and the period: one that cannot be read is not none. */
const NEED_TIME: ReadonlySet<string> = new Set([
  "V04",
  "V16",
  "RIVAL_CLAIMS",
  "CORRECTED_DAY",
  "PUBLISHED_EARLIER",
  "UNIT_NOT_IN_FORCE",
]);

function hasMistakenTime(mistakes: readonly Mistake[]): boolean {
  return ["asOf", "period"].some((field) => isMistaken(mistakes, inputOf(field)));
}

/** What is impossible among them, in one refusal; undefined where nothing is. */
export function refuseImpossible(findings: readonly ReportFinding[]): Refusal | undefined {
  const impossible = findings.filter(({ severity }) => severity === FlagSeverity.ERROR);
  const [first] = impossible;
  if (!first) return undefined;
  const mistakes = impossible.map(({ rule, field, message }) => ({ rule, field: field ?? "input", message }));
  return refusalOf(mistakes, CODES.get(first.rule) ?? "REFUSED", { rule: first.rule });
}

const CODES: ReadonlyMap<string, RefusalCode> = new Map([
  [MALFORMED, "BAD_USER_INPUT"],
  [NOT_CURRENT, "CONFLICT"],
]);

function fieldOf({ rule, part }: DataQualityFlag, report: FigureReport): string | null {
  const field = part ?? FIELDS.get(rule);
  if (field === undefined) return null;
  return inputOf(field === "asOf" && report.asOf === null && report.period !== null ? "period" : field);
}

const FIELDS: ReadonlyMap<string, keyof FigureReport> = new Map([
  ["V02", "printedPercentage"],
  ["V03", "printedPercentage"],
  ["V04", "numerator"],
  ["V10", "qualifier"],
  ["V16", "asOf"],
  ["FUTURE_DAY", "asOf"],
  ["EARLY_DAY", "asOf"],
  ["DAY_AFTER_PERIOD", "asOf"],
  ["PRINTED_TEXT", "printedText"],
  ["PUBLISHED_EARLIER", "source"],
  ["CORRECTED_DAY", "asOf"],
  ["UNKNOWN_UNIT", "unitId"],
  ["UNIT_NOT_IN_FORCE", "unitId"],
  ["OTHER_LEVEL", "unitId"],
  ["UNKNOWN_INDICATOR", "indicatorCode"],
  ["OTHER_OWNER", "indicatorCode"],
  [NOT_CURRENT, "correctsId"],
] as const);
