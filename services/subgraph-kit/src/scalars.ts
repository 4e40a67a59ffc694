import { GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { describe } from "./describe.js";
import { Refusal } from "./refusal.js";

/** The scalars of the hub. Each is a string or number in JSON, checked on the way in and on the way out. */

/** PostgreSQL has no year 0, and writes no more than four digits as we do. */
const DAY_PATTERN = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** The time of a moment: PostgreSQL and JavaScript agree on everything that this allows. */
const TIME_PATTERN = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;
/** The hour as it is printed in Vietnam, to the minute or the second. */
const PRINTED_HOUR_PATTERN = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\+07:00$/;
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
  isValid: isCalendarDay,
  remedy: {
    vi: "hãy ghi một ngày có thật từ 0001-01-01 đến 9999-12-31, dạng YYYY-MM-DD",
    en: "write a day that exists, from 0001-01-01 to 9999-12-31, as YYYY-MM-DD",
  },
});

export const DateTimeScalar = textScalar({
  name: "DateTime",
  description: describe(
    "Thời điểm theo ISO 8601, giờ UTC, đến mili giây.",
    "A moment in ISO 8601, UTC, to the millisecond.",
  ),
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
  isValid: (text) => isCalendarDay(text.slice(0, 10)) && TIME_PATTERN.test(text.slice(10)),
  remedy: {
    vi: "hãy ghi thời điểm theo giờ UTC, ví dụ 2025-07-01T00:00:00.000Z",
    en: "write a moment in UTC, such as 2025-07-01T00:00:00.000Z",
  },
});

export const PublicationTimeScalar = textScalar({
  name: "PublicationTime",
  description: describe(
    "Lúc công bố, chính xác như được in, giờ Việt Nam: `2020-10-30`, `2022-05-18T15:49+07:00` hoặc `2022-11-01T13:00:37+07:00`.",
    "When something was published, no more exact than printed, in Vietnam's time: `2020-10-30`, `2022-05-18T15:49+07:00` or `2022-11-01T13:00:37+07:00`.",
  ),
  isValid: isPublicationTime,
  remedy: {
    vi: "hãy ghi ngày, hoặc ngày và giờ Việt Nam, ví dụ 2022-05-18T15:49+07:00",
    en: "write a day, or a day and Vietnam's time, such as 2022-05-18T15:49+07:00",
  },
});

export const VndAmountScalar = textScalar({
  name: "VndAmount",
  description: describe(
    "Số tiền nguyên bằng đồng Việt Nam, viết dưới dạng chuỗi để không mất chữ số.",
    "A whole amount of Vietnamese đồng, written as a string so that no digit is lost.",
  ),
  isValid: (text) => VND_PATTERN.test(text),
  remedy: {
    vi: 'hãy ghi số nguyên trong dấu ngoặc kép, tối đa 18 chữ số, ví dụ "8000000000"',
    en: 'write a whole number of at most 18 digits as a string, such as "8000000000"',
  },
});

const COUNT_REMEDY = {
  vi: "hãy ghi số nguyên từ 0 đến 2^53 − 1, viết liền, không có dấu chấm, dấu phẩy hay dấu ngoặc kép",
  en: "write a whole number from 0 to 2^53 − 1, without points, commas or quotation marks",
};

export const CountScalar = new GraphQLScalarType<number, number>({
  name: "Count",
  description: describe(
    "Số đếm: số nguyên không âm, tối đa 2^53 − 1.",
    "A count: a whole number, not negative, at most 2^53 − 1.",
  ),
  serialize: (value) => parseCount(typeof value === "string" ? Number(value) : value),
  parseValue: parseCount,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT) throw notA("Count", printedValue(node), COUNT_REMEDY);
    return parseCount(Number(node.value));
  },
});

/** True for a day that exists for us and for PostgreSQL, from 0001-01-01 to 9999-12-31: 2023-02-29 does not. */
export function isCalendarDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** True for a day, or a day with the hour in Vietnam's time. */
export function isPublicationTime(text: string): boolean {
  const hour = text.slice(10);
  return isCalendarDay(text.slice(0, 10)) && (hour === "" || PRINTED_HOUR_PATTERN.test(hour));
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
  isValid: (text: string) => boolean;
  remedy: Remedy;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = value instanceof Date ? value.toISOString() : value;
    if (typeof text !== "string" || text.length > MAX_TEXT_LENGTH || !scalar.isValid(text))
      throw notA(scalar.name, value, scalar.remedy);
    return text;
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
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw notA("Count", value, COUNT_REMEDY);
  return value;
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
