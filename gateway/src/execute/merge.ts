import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";

/**
 * The one key that is an object's prototype. Names that begin with two underscores are reserved by GraphQL, so no field
 * has it, and a member's answer never gets it into the data.
 */
const PROTOTYPE = "__proto__";

/**
 * Adds a member's answer to what is known of the same object. Nested objects are merged, and lists of equal length item
 * by item. A null never replaces a value. The source's nested values become part of the target.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    if (key === PROTOTYPE) continue;
    const present = readKey(target, key);
    const incoming = source[key] ?? null;
    target[key] = present === undefined || present === null ? incoming : merged(present, incoming);
  }
}

/** Copies the source's verbatim texts to the target. */
export function copyTexts(target: JsonObject, source: JsonObject): void {
  for (const text of Object.getOwnPropertySymbols(source)) target[text] = source[text];
}

/** A copy that shares no object with the original. */
export function cloneJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(cloneJson);
  return isJsonObject(value) ? cloneObject(value) : value;
}

export function cloneObject(source: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const key of Object.keys(source)) {
    if (key !== PROTOTYPE) copy[key] = cloneJson(source[key] ?? null);
  }
  copyTexts(copy, source);
  return copy;
}

function merged(present: Json, incoming: Json): Json {
  if (incoming === null) return present;
  if (isJsonObject(present) && isJsonObject(incoming)) {
    mergeInto(present, incoming);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming)) {
    // Members that disagree on a list's length mean different items: keep the first answer.
    if (present.length !== incoming.length) return present;
    return present.map((item, index) => {
      const other = incoming[index] ?? null;
      return item === null ? other : merged(item, other);
    });
  }
  return incoming;
}
