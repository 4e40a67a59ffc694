import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { checkSomethingSaid } from "../check-something-said.js";
import { checkBusinessDay } from "../days/business-days.js";
import { checkProgrammeVersion } from "./check-programme-version.js";

const LONGEST_INTERVAL_MONTHS = 120;
const LONGEST_PERIOD_YEARS = 20;
const MOST_PARTIES = 1_000;

/** The facts of a programme that may change after it was recorded. */
export interface ProgrammeRecord {
  readonly title: LocalizedText;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly printedPeriod: string | null;
  readonly declaredPartyCount: number | null;
  readonly evaluationEveryMonths: number | null;
}

export interface CurrentProgramme extends ProgrammeRecord {
  readonly code: string;
  readonly version: number;
}

/** A programme's next record and version, “unchanged”, or a refusal. */
export type ProgrammeDecision =
  | { readonly record: ProgrammeRecord; readonly version: number }
  | "unchanged"
  | Refusal;

/**
 * @param change only the facts to change; the others stay
 * @param today the calendar day in Việt Nam
 */
export function decideProgrammeChange(
  programme: CurrentProgramme,
  change: Partial<ProgrammeRecord>,
  { expectedVersion, today }: { readonly expectedVersion: number; readonly today: string },
): ProgrammeDecision {
  const { code: _, version, ...current } = programme;
  const record = { ...current, ...change };
  const refusal = joinRefusals([
    checkProgrammeVersion(programme, expectedVersion),
    checkSomethingSaid(change, ["title", "period", "declaredPartyCount", "evaluationEveryMonths"]),
    checkRecord(record, today),
  ]);
  if (refusal) return refusal;
  if (isSame(current, record)) return "unchanged";
  return { record, version: version + 1 };
}

/** Why a programme cannot be recorded like this; null when it can. */
export function checkRecord(record: ProgrammeRecord, today: string): Refusal | null {
  return joinRefusals([checkPeriod(record, today), checkPartyCount(record), checkInterval(record)]);
}

function checkPeriod({ startsOn, endsOn }: ProgrammeRecord, today: string): Refusal | null {
  const first = { field: "input.period.from", vi: "Ngày bắt đầu", en: "The first day" };
  const last = { field: "input.period.to", vi: "Ngày kết thúc", en: "The last day" };
  const outOfRange = joinRefusals([
    checkBusinessDay(first, startsOn, today),
    checkBusinessDay(last, endsOn, today),
  ]);
  if (outOfRange || startsOn === null || endsOn === null) return outOfRange;
  if (startsOn <= endsOn) return checkLength(startsOn, endsOn);
  return new Refusal("REFUSED", {
    vi: `Giai đoạn kết thúc ngày ${printDayVi(endsOn)}, trước khi bắt đầu ngày ${printDayVi(startsOn)}; hãy sửa một trong hai ngày.`,
    en: `The period ends on ${printDayEn(endsOn)}, before it begins on ${printDayEn(startsOn)}; correct one of the two days.`,
  }).inField("input.period");
}

function checkLength(startsOn: string, endsOn: string): Refusal | null {
  const years = Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4));
  const limit = `${Number(startsOn.slice(0, 4)) + LONGEST_PERIOD_YEARS}${startsOn.slice(4)}`;
  if (endsOn < limit) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `Giai đoạn ${printDayVi(startsOn)}–${printDayVi(endsOn)} dài ${years} năm; dài nhất là ${LONGEST_PERIOD_YEARS} năm.`,
    en: `The period ${printDayEn(startsOn)} – ${printDayEn(endsOn)} takes ${years} years; ${LONGEST_PERIOD_YEARS} are the most.`,
  }).inField("input.period");
}

function checkPartyCount({ declaredPartyCount: count }: ProgrammeRecord): Refusal | null {
  if (count === null || (count >= 1 && count <= MOST_PARTIES)) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `Số bên phối hợp là ${count}; phải từ 1 đến ${MOST_PARTIES}.`,
    en: `The number of partners is ${count}; it must be 1 to ${MOST_PARTIES}.`,
  }).inField("input.declaredPartyCount");
}

function checkInterval({ evaluationEveryMonths: months }: ProgrammeRecord): Refusal | null {
  if (months === null || (months >= 1 && months <= LONGEST_INTERVAL_MONTHS)) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `Chu kỳ đánh giá là ${months} tháng; phải từ 1 đến ${LONGEST_INTERVAL_MONTHS}.`,
    en: `The interval of evaluations is ${months} months; it must be 1 to ${LONGEST_INTERVAL_MONTHS}.`,
  }).inField("input.evaluationEveryMonths");
}

function isSame(one: ProgrammeRecord, other: ProgrammeRecord): boolean {
  return (
    one.title.vi === other.title.vi &&
    one.title.en === other.title.en &&
    one.startsOn === other.startsOn &&
    one.endsOn === other.endsOn &&
    one.printedPeriod === other.printedPeriod &&
    one.declaredPartyCount === other.declaredPartyCount &&
    one.evaluationEveryMonths === other.evaluationEveryMonths
  );
}
