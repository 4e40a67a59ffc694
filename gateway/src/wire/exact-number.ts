/**
 * Numbers that JavaScript would change.
 *
 * A number in JSON has as many digits as its writer likes, one in JavaScript has 53 bits: `9007199254740993` would
 * become another number, `1.10` would lose a digit that was written on purpose, `1E400` would become infinite and then
 * null. The gateway does not change what a member or a client wrote, so such a number keeps its text until it is
 * written again.
 */
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
