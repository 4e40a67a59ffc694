import { type ByteText, fromByteText, isUtf8Text, toByteText } from "./byte-text.js";
import { ExactNumber, numberOf } from "./exact-number.js";
import type { Json } from "./json.js";

/** Deeper than any answer within the limits, and than any useful scalar. */
const MAX_DEPTH = 500;

/** The text is JSON, but nested too deeply for recursive functions. */
export class NestedTooDeeply extends RangeError {
  constructor() {
    super(`it is nested more than ${MAX_DEPTH} deep`);
  }
}

/**
 * The value of a JSON text, with strings as byte text and numbers with all their digits.
 * @throws SyntaxError
 * @throws NestedTooDeeply so that callers may recurse into the value
 */
export function parseJson(text: ByteText): Json {
  // Invalid UTF-8 must not be passed on, and an escape such as \u1ea1 stands for a character rather than for bytes.
  const utf8 = isUtf8Text(text) ? text : toByteText(fromByteText(text));
  return parseShallow(utf8.includes("\\u") ? withoutEscapes(utf8) : utf8);
}

/**
 * The same for ordinary text; the strings are ordinary too.
 * @throws SyntaxError
 * @throws NestedTooDeeply
 */
export function parseShallow(text: string): Json {
  const value = parseNested(text);
  if (text.length > 2 * MAX_DEPTH && isDeeper(value, MAX_DEPTH)) throw new NestedTooDeeply();
  return value;
}

/** Exact numbers are read by a reviver, which recurses. */
function parseNested(text: string): Json {
  try {
    return parseExactly(text);
  } catch (error) {
    throw error instanceof RangeError ? new NestedTooDeeply() : error;
  }
}

const ESCAPE = /\\(?:u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|u([\da-fA-F]{4})|.)/g;

/** The JSON text with every escape resolved that JSON does not require. */
function withoutEscapes(text: ByteText): ByteText {
  return text.replaceAll(ESCAPE, (spelling, high?: string, low?: string, single?: string) => {
    if (high !== undefined && low !== undefined)
      return toByteText(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low, 16)));
    const code = single === undefined ? 0 : Number.parseInt(single, 16);
    // Half a surrogate pair is not a character: it becomes U+FFFD.
    return code < 0x80 ? spelling : toByteText(String.fromCharCode(code));
  });
}

function isDeeper(value: Json | undefined, levels: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) return false;
  if (levels === 0) return true;
  // No call per leaf: leaves are most of the data.
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object" && isDeeper(item, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const item = value[key];
    if (typeof item === "object" && isDeeper(item, levels - 1)) return true;
  }
  return false;
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
