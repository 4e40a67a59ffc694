import { isCalendarDay } from "@hub/schema/calendar-day";
import { GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { describe } from "./describe.js";
import { Refusal } from "./refusal.js";

/** The scalars of the hub. Each is a string or number in JSON, checked on the way in and on the way out. */

/** https://www.rfc-editor.org/rfc/rfc3339#section-5.6, without leap seconds: neither PostgreSQL nor JavaScript has them. */
const INSTANT_PATTERN =
  /^(?<day>.{10})T([01]\d|2[0-3]):[0-5]\d(?<second>:[0-5]\d)?(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const VIETNAM_OFFSET = "+07:00";
const VIETNAM_OFFSET_MS = 7 * 60 * 60_000;
const COUNT_PATTERN = /^(0|[1-9]\d*)$/;
const VND_PATTERN = /^-?(0|[1-9]\d{0,17})$/;
/** Longer texts are none of these scalars; they are refused before any pattern reads them. */
const MAX_TEXT_LENGTH = 40;

export const DateScalar = textScalar({
  name: "Date",
  description: describe(
    "Ngày theo lịch, dạng `YYYY-MM-DD`, không có giờ và múi giờ.",
    "A calendar day, `YYYY-MM-DD`, without time or time zone.",
  ),
  specifiedByURL: "https://scalars.graphql.org/andimarek/local-date.html",
  read: (text) => (isCalendarDay(text) ? text : undefined),
  remedy: {
    vi: "hãy ghi một ngày có thật từ 0001-01-01 đến 9999-12-31, dạng YYYY-MM-DD",
    en: "write a day that exists, from 0001-01-01 to 9999-12-31, as YYYY-MM-DD",
  },
});

export const DateTimeScalar = textScalar({
  name: "DateTime",
  description: describe(
    "Thời điểm theo RFC 3339. Nhận mọi múi giờ, ví dụ `2026-11-28T10:00:00+07:00`; trả lời theo giờ UTC, đến mili giây.",
    "A moment as RFC 3339 writes it. Any offset is taken, such as `2026-11-28T10:00:00+07:00`; answers are in UTC, to the millisecond.",
  ),
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
  read: readInstant,
  remedy: {
    vi: "hãy ghi ngày, giờ đến giây và múi giờ, ví dụ 2026-11-28T10:00:00+07:00",
    en: "write the day, the hour to the second and the offset, such as 2026-11-28T10:00:00+07:00",
  },
});

export const PublicationTimeScalar = textScalar({
  name: "PublicationTime",
  description: describe(
    "Lúc công bố, chính xác như được in, giờ Việt Nam: `2020-10-30`, `2022-05-18T15:49+07:00` hoặc `2022-11-01T13:00:37+07:00`. Giờ của múi giờ khác được nhận và đổi sang giờ Việt Nam.",
    "When something was published, no more exact than printed, in Vietnam's time: `2020-10-30`, `2022-05-18T15:49+07:00` or `2022-11-01T13:00:37+07:00`. An hour with another offset is taken and turned into Vietnam's.",
  ),
  read: readPublicationTime,
  remedy: {
    vi: "hãy ghi ngày, hoặc ngày, giờ và múi giờ, ví dụ 2022-05-18T15:49+07:00",
    en: "write a day, or a day, the hour and its offset, such as 2022-05-18T15:49+07:00",
  },
});

export const VndAmountScalar = textScalar({
  name: "VndAmount",
  description: describe(
    "Số tiền nguyên bằng đồng Việt Nam, viết dưới dạng chuỗi để không mất chữ số.",
    "A whole amount of Vietnamese đồng, written as a string so that no digit is lost.",
  ),
  read: (text) => (VND_PATTERN.test(text) ? text : undefined),
  remedy: {
    vi: 'hãy ghi số nguyên trong dấu ngoặc kép, tối đa 18 chữ số, ví dụ "8000000000"',
    en: 'write a whole number of at most 18 digits as a string, such as "8000000000"',
  },
});

const COUNT_REMEDY = {
  vi: "hãy ghi số nguyên từ 0 đến 2^53 − 1, các chữ số viết liền, không có dấu chấm hay dấu phẩy",
  en: "write a whole number from 0 to 2^53 − 1, its digits alone, without points or commas",
};

export const CountScalar = new GraphQLScalarType<number, number>({
  name: "Count",
  description: describe(
    'Số đếm: số nguyên không âm, tối đa 2^53 − 1. Nhận cả số viết dưới dạng chuỗi, ví dụ `"196"`; trả lời bằng số.',
    'A count: a whole number, not negative, at most 2^53 − 1. Its digits as a string, such as `"196"`, are taken, too; answers have the number.',
  ),
  serialize: parseCount,
  parseValue: parseCount,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT && node.kind !== Kind.STRING)
      throw notA("Count", printedValue(node), COUNT_REMEDY);
    return parseCount(node.value);
  },
});

/** True for a day, or a day with the hour in Vietnam's time, as it is stored. */
export function isPublicationTime(text: string): boolean {
  return readPublicationTime(text) === text;
}

function readPublicationTime(text: string): string | undefined {
  if (isCalendarDay(text)) return text;
  const instant = parseInstant(text);
  const inVietnam = instant && printUtc(instant.ms + VIETNAM_OFFSET_MS);
  return inVietnam && `${inVietnam.slice(0, "2022-05-18T15:49".length)}${instant.second}${VIETNAM_OFFSET}`;
}

/**
 * A moment with any offset as RFC 3339 writes it, in UTC, as JavaScript and PostgreSQL compare it; undefined for what is
 * none. What is finer than a millisecond is left out.
 */
export function readInstant(text: string): string | undefined {
  const instant = parseInstant(text);
  return instant && instant.second !== "" ? printUtc(instant.ms) : undefined;
}

/** `second` is as written, such as `:37`, and empty where the text ends with the minute. */
function parseInstant(text: string): { readonly ms: number; readonly second: string } | undefined {
  const { day = "", second = "" } = INSTANT_PATTERN.exec(text)?.groups ?? {};
  return isCalendarDay(day) ? { ms: Date.parse(text.toUpperCase()), second } : undefined;
}

/** Undefined before the year 1 and after 9999. */
function printUtc(ms: number): string | undefined {
  const text = new Date(ms).toISOString();
  return isCalendarDay(text.slice(0, "2022-05-18".length)) ? text : undefined;
}

/** How to write it, as the end of a sentence. */
interface Remedy {
  readonly vi: string;
  readonly en: string;
}

function textScalar(scalar: {
  name: string;
  description: string;
  specifiedByURL?: string;
  /** The text in its one form; undefined if it is none of the scalar. */
  read: (text: string) => string | undefined;
  remedy: Remedy;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = value instanceof Date ? value.toISOString() : value;
    const read = typeof text === "string" && text.length <= MAX_TEXT_LENGTH ? scalar.read(text) : undefined;
    if (read === undefined) throw notA(scalar.name, value, scalar.remedy);
    return read;
  };
  return new GraphQLScalarType<string, string>({
    name: scalar.name,
    description: scalar.description,
    specifiedByURL: scalar.specifiedByURL,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) throw notA(scalar.name, printedValue(node), scalar.remedy);
      return parse(node.value);
    },
  });
}

function parseCount(value: unknown): number {
  const count = typeof value === "string" && COUNT_PATTERN.test(value) ? Number(value) : value;
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0)
    throw notA("Count", value, COUNT_REMEDY);
  return count;
}

function printedValue(node: ValueNode): unknown {
  return "value" in node ? node.value : node.kind;
}

function notA(scalar: string, value: unknown, remedy: Remedy): Refusal {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const shown = text.slice(0, MAX_TEXT_LENGTH);
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${shown}” không phải là ${scalar} hợp lệ; ${remedy.vi}.`,
    en: `"${shown}" is not a valid ${scalar}; ${remedy.en}.`,
  });
}
