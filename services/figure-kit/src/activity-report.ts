/** What is reported of an activity, and what of that can be seen to be wrong by itself. */
import type { Mistake } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { findSourceMistakes, type SourceInput } from "@hub/subgraph-kit/source";
import type { LocalizedText, Period } from "@hub/subgraph-kit/values";
import type { ActivityAudience, ActivityKind, PublishedResult } from "./activity.js";
import { inputOf } from "./figure-report.js";

/** All that is said of an activity, but for what the hub knows by itself. */
export interface ActivityReport {
  readonly title: LocalizedText;
  readonly kind: ActivityKind;
  readonly period: Period;
  readonly openedOn: string | null;
  readonly unitId: string | null;
  readonly place: LocalizedText | null;
  readonly audience: ActivityAudience | null;
  /** Null where it goes without saying: whoever records it. */
  readonly organiserId: string | null;
  readonly partnerIds: readonly string[];
  readonly results: readonly PublishedResult[];
  readonly programmeId: string | null;
  readonly commitmentId: string | null;
  readonly source: SourceInput;
}

/** Nothing that an activity belongs to is older than the state, which was founded in 1945. */
const EARLIEST = "1945-01-01";
/** Campaigns go on for years, as the programmes do that they belong to. */
const YEARS_AHEAD = 30;
const MOST_PARTNERS = 100;
const MOST_RESULTS = 100;

/** @param today the calendar day in Việt Nam */
export function findActivityMistakes(report: ActivityReport, today: string): Mistake[] {
  return [
    ...findBadDays(report, today),
    ...findBadOpening(report),
    ...findBadPartners(report),
    ...findBadResults(report),
    ...findSourceMistakes(report.source, inputOf("source")),
  ];
}

function findBadDays({ period, openedOn }: ActivityReport, today: string): Mistake[] {
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const found = [
    ...findDayOutside("period.from", period.from, today),
    ...findDayOutside("period.to", period.to, latest),
    ...findDayOutside("openedOn", openedOn, today),
  ];
  if (found.length > 0 || period.from === null || period.to === null || period.from <= period.to)
    return found;
  return [
    {
      field: inputOf("period"),
      message: {
        vi: `Hoạt động kết thúc ngày ${printDayVi(period.to)}, trước khi bắt đầu ngày ${printDayVi(period.from)}; hãy sửa một trong hai ngày.`,
        en: `The activity ends on ${printDayEn(period.to)}, before it begins on ${printDayEn(period.from)}; correct one of the two days.`,
      },
    },
  ];
}

/** What has not begun is no activity yet. */
function findDayOutside(field: string, day: string | null, latest: string): Mistake[] {
  if (day === null || (day >= EARLIEST && day <= latest)) return [];
  return [
    {
      field: inputOf(field),
      message: {
        vi: `“${inputOf(field)}” là ngày ${printDayVi(day)}; phải từ ngày ${printDayVi(EARLIEST)} đến ngày ${printDayVi(latest)}, vì chỉ ghi hoạt động đã bắt đầu.`,
        en: `"${inputOf(field)}" is ${printDayEn(day)}; it must be from ${printDayEn(EARLIEST)} to ${printDayEn(latest)}, because an activity is recorded once it has begun.`,
      },
    },
  ];
}

function findBadOpening({ period: { from, to }, openedOn }: ActivityReport): Mistake[] {
  if (openedOn === null || (from !== null && to !== null && from > to)) return [];
  if ((from === null || openedOn >= from) && (to === null || openedOn <= to)) return [];
  return [
    {
      field: inputOf("openedOn"),
      message: {
        vi: `Ngày khai mạc ${printDayVi(openedOn)} nằm ngoài thời gian của hoạt động (${from ? printDayVi(from) : "…"} – ${to ? printDayVi(to) : "…"}); hãy sửa “openedOn” hoặc “period”.`,
        en: `The opening day, ${printDayEn(openedOn)}, lies outside the activity's days (${from ? printDayEn(from) : "…"} – ${to ? printDayEn(to) : "…"}); correct "openedOn" or "period".`,
      },
    },
  ];
}

function findBadPartners({ partnerIds }: ActivityReport): Mistake[] {
  const twice = partnerIds.findIndex((id, index) => partnerIds.indexOf(id) !== index);
  return [
    ...(twice === -1 ? [] : [namedTwice(twice)]),
    ...(partnerIds.length > MOST_PARTNERS ? [tooMany("partnerIds", partnerIds.length, MOST_PARTNERS)] : []),
  ];
}

function namedTwice(index: number): Mistake {
  return {
    field: inputOf(`partnerIds[${index}]`),
    message: {
      vi: `Bên phối hợp thứ ${index + 1} đã được nêu trước đó; hãy bỏ một lần.`,
      en: `Partner ${index + 1} is named before; leave it out once.`,
    },
  };
}

function tooMany(field: string, count: number, most: number): Mistake {
  return {
    field: inputOf(field),
    message: {
      vi: `“${inputOf(field)}” có ${count} mục; nhiều nhất là ${most}.`,
      en: `"${inputOf(field)}" has ${count} items; ${most} are the most.`,
    },
  };
}

function findBadResults({ results }: ActivityReport): Mistake[] {
  return [
    ...(results.length > MOST_RESULTS ? [tooMany("results", results.length, MOST_RESULTS)] : []),
    ...results.flatMap(({ count, amount }, index) =>
      count === null || amount === null ? [] : [bothCounted(index)],
    ),
  ];
}

function bothCounted(index: number): Mistake {
  return {
    field: inputOf(`results[${index}]`),
    message: {
      vi: `Kết quả thứ ${index + 1} có cả số lượng (“count”) và số tiền (“amount”); hãy tách thành hai kết quả.`,
      en: `Result ${index + 1} has both a "count" and an "amount"; make two results of it.`,
    },
  };
}
