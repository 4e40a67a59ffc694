import { isJsonObject, type Json, type JsonObject, readKey } from "./json.js";

/** Keys that could reach an object's prototype; a member's answer never gets them into the data. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Deeper than any answer to an operation within the limits. */
const MAX_DEPTH = 100;

/**
 * Adds what a member answered to what is known of the same object. Nested objects are merged, lists of equal
 * length item by item; a null never replaces a value. The source's nested values become part of the target.
 */
export function mergeInto(target: JsonObject, source: JsonObject, depth = 0): void {
  if (depth > MAX_DEPTH) throw new RangeError("the data is nested too deeply to be merged");
  for (const key of Object.keys(source)) {
    if (FORBIDDEN_KEYS.has(key)) continue;
    const present = readKey(target, key);
    const incoming = source[key] ?? null;
    target[key] = present === undefined || present === null ? incoming : merged(present, incoming, depth + 1);
  }
}

/** Gives the target the texts that the source carries. */
export function copyTexts(target: JsonObject, source: JsonObject): void {
  for (const text of Object.getOwnPropertySymbols(source)) target[text] = source[text];
}

/** A copy that shares nothing with the original. */
export function cloneJson(value: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) throw new RangeError("the data is nested too deeply to be copied");
  if (Array.isArray(value)) return value.map((item) => cloneJson(item, depth + 1));
  return isJsonObject(value) ? cloneObject(value, depth) : value;
}

export function cloneObject(source: JsonObject, depth = 0): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(source)) {
    if (!FORBIDDEN_KEYS.has(key)) copy[key] = cloneJson(source[key] ?? null, depth + 1);
  }
  copyTexts(copy, source);
  return copy;
}

function merged(present: Json, incoming: Json, depth: number): Json {
  if (incoming === null) return present;
  if (isJsonObject(present) && isJsonObject(incoming)) {
    mergeInto(present, incoming, depth);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming)) {
    // Two members that disagree on a list's length speak of different items: keep the first answer.
    if (present.length !== incoming.length) return present;
    return present.map((item, index) => {
      const other = incoming[index] ?? null;
      return item === null ? other : merged(item, other, depth + 1);
    });
  }
  return incoming;
}
