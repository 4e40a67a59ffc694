/**
 * Numbers that JavaScript would change.
 *
 * A number in JSON has as many digits as its writer likes, one in JavaScript has 53 bits: `9007199254740993` would
 * become another number, `1.10` would lose a digit that was written on purpose, `1E400` would become infinite and then
 * null. The gateway does not change what a member or a client wrote, so such a number keeps its text until it is
 * written again.
 */
import type { Json } from "./json.js";

declare global {
  interface JSON {
    /** A value that `stringify` writes as this text. */
    rawJSON(text: string): unknown;
  }
}

/** A number as its JSON text. It is written as it was read. */
export class ExactNumber {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }

  toJSON(): unknown {
    return JSON.rawJSON(this.text);
  }
}

export function isNumber(value: unknown): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}

/** The number in the form that loses nothing. The text is JSON's. */
export function numberOf(text: string): number | ExactNumber {
  const value = Number(text);
  return String(value) === text ? value : new ExactNumber(text);
}

/**
 * The text by which ids are compared: a string itself, or the digits of a whole number however it is written. Undefined
 * for anything else.
 */
export function idText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isNumber(value) ? (wholeDigits(value) ?? String(value)) : undefined;
}

/**
 * Like `JSON.parse`, but numbers that JavaScript would change become `ExactNumber`s.
 * @param check receives the value as `JSON.parse` reads it, before digits are kept, which takes 20 times as long. What
 *   it throws saves that time.
 * @throws SyntaxError
 */
export function parseExactly(text: string, check?: (value: unknown) => void): Json {
  if (!mayLoseDigits(text)) return JSON.parse(text);
  check?.(JSON.parse(text));
  return JSON.parse(text, keepDigits);
}

/** A reviver for `JSON.parse`, which passes the source text of every number. It makes parsing several times slower. */
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === "number" && context?.source !== undefined ? numberOf(context.source) : value;
}

/**
 * Matches the start of a number with an exponent, a superfluous zero, many digits or a minus before zero, and parts of
 * strings that look like one.
 */
const SUSPICIOUS =
  /[:,[ \n\r\t](?:[-\d](?:\d*(?:[eE]|\.(?:0{6}|\d*(?:0[,\]}\s]|[eE])))|[\d.]{15})|-0[,\]}\s])/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=[,\]}\s])/y;

/**
 * Whether the text may hold a number that JavaScript would change. Every text is searched, so what counts is how fast
 * ordinary characters are skipped: the search takes less than half the time of parsing.
 */
function mayLoseDigits(text: string): boolean {
  // A bare number has nothing before it.
  if (/^[-\d]/.test(text)) return true;
  SUSPICIOUS.lastIndex = 0;
  for (;;) {
    const found = SUSPICIOUS.exec(text);
    if (!found) return false;
    NUMBER.lastIndex = found.index + 1;
    const [number] = NUMBER.exec(text) ?? [];
    if (number !== undefined && String(Number(number)) !== number) return true;
    // Whatever this is, the next number begins after a character that has not been looked at.
    SUSPICIOUS.lastIndex = found.index + 1 + (number?.length ?? 0);
  }
}

/** The digits of a whole number, however it is written; undefined for any other. */
export function wholeDigits(number: number | ExactNumber): string | undefined {
  const text = String(number);
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) && hasSameValue(number, value) ? String(value) : undefined;
}

/** Whether two numbers are written the same. */
export function hasSameDigits(one: number | ExactNumber, other: number | ExactNumber): boolean {
  return String(one) === String(other);
}

/** Whether two numbers have the same value, however they are written. */
export function hasSameValue(one: number | ExactNumber, other: number | ExactNumber): boolean {
  return one === other || decimal(String(one)) === decimal(String(other));
}

/** Beyond this length only the spelling is compared. */
const LONGEST_DECIMAL = 1_000;

/** One spelling for each value. */
function decimal(text: string): string {
  if (text.length > LONGEST_DECIMAL) return text;
  const [, sign = "", integer = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const digits = `${integer}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${BigInt(exponent) + BigInt(digits.length - significant.length - fraction.length)}`;
}
