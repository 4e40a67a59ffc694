import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { describe } from "./describe.js";

/** The four scalars of the hub. Each is a string or number in JSON, checked on the way in and on the way out. */

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
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
});

export const DateTimeScalar = textScalar({
  name: "DateTime",
  description: describe(
    "Thời điểm theo ISO 8601, giờ UTC, đến mili giây.",
    "A moment in ISO 8601, UTC, to the millisecond.",
  ),
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
  isValid: (text) =>
    text.charAt(10) === "T" && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
});

export const VndAmountScalar = textScalar({
  name: "VndAmount",
  description: describe(
    "Số tiền nguyên bằng đồng Việt Nam, viết dưới dạng chuỗi để không mất chữ số.",
    "A whole amount of Vietnamese đồng, written as a string so that no digit is lost.",
  ),
  isValid: (text) => VND_PATTERN.test(text),
});

export const CountScalar = new GraphQLScalarType<number, number>({
  name: "Count",
  description: describe(
    "Số đếm: số nguyên không âm, tối đa 2^53 − 1.",
    "A count: a whole number, not negative, at most 2^53 − 1.",
  ),
  serialize: (value) => parseCount(typeof value === "string" ? Number(value) : value),
  parseValue: parseCount,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT) throw notA("Count", printedValue(node));
    return parseCount(Number(node.value));
  },
});

/** True for a day that exists: 2023-02-29 does not. */
export function isCalendarDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function textScalar(scalar: {
  name: string;
  description: string;
  specifiedByURL?: string;
  isValid: (text: string) => boolean;
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = value instanceof Date ? value.toISOString() : value;
    if (typeof text !== "string" || text.length > MAX_TEXT_LENGTH || !scalar.isValid(text))
      throw notA(scalar.name, value);
    return text;
  };
  return new GraphQLScalarType<string, string>({
    name: scalar.name,
    description: scalar.description,
    specifiedByURL: scalar.specifiedByURL,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => {
      if (node.kind !== Kind.STRING) throw notA(scalar.name, printedValue(node));
      return parse(node.value);
    },
  });
}

function parseCount(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw notA("Count", value);
  return value;
}

function printedValue(node: ValueNode): unknown {
  return "value" in node ? node.value : node.kind;
}

function notA(scalar: string, value: unknown): GraphQLError {
  const shown = String(value).slice(0, MAX_TEXT_LENGTH);
  return new GraphQLError(
    `“${shown}” không phải là ${scalar} hợp lệ. / "${shown}" is not a valid ${scalar}.`,
    {
      extensions: { code: "BAD_USER_INPUT" },
    },
  );
}
