import { type ByteText, toByteText } from "./byte-text.js";
import { ExactNumber, isNumber } from "./exact-number.js";

/** Data on its way from members to the client. Its strings and keys are byte text. */
export type Json = string | number | ExactNumber | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
  /** Slices of a member's answer that are passed through verbatim (`fast/verbatim.ts`). */
  [text: symbol]: ByteText | undefined;
}

/** An object whose keys clients or members choose: it inherits nothing. */
export function createObject(): JsonObject {
  return Object.create(null);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}

/** Whether a value that has been parsed is an object, of which nothing else is known. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value. Members' objects come from `JSON.parse` and inherit `toString` and the like. */
export function readKey(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Copies a value from elsewhere as plain JSON. What JSON cannot express becomes null. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case "string":
      return toByteText(value);
    case "number":
    case "boolean":
      return value;
    case "object":
      if (value === null || value instanceof ExactNumber) return value;
      return Array.isArray(value) ? value.map(toJson) : toJsonObject(value);
    default:
      return null;
  }
}

/** A copy that inherits nothing. */
export function toJsonObject(source: object): JsonObject {
  const copy = createObject();
  for (const [key, value] of Object.entries(source)) copy[key] = toJson(value);
  return copy;
}

/** Compares two numbers that are not the same object. */
export type CompareNumbers = (one: number | ExactNumber, other: number | ExactNumber) => boolean;

/** Whether two values are equal, ignoring the order of an object's keys and comparing numbers with `compareNumbers`. */
export function isEqual(one: Json, other: Json, compareNumbers: CompareNumbers): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isEqual(item, other[index] ?? null, compareNumbers));
  }
  if (!isJsonObject(one)) return isNumber(one) && isNumber(other) && compareNumbers(one, other);
  if (!isJsonObject(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null, compareNumbers),
  );
}

/** A copy with every string and key replaced by what the function returns. */
export function mapStrings(value: Json, map: (text: string) => string): Json {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [map(key), mapStrings(item ?? null, map)]);
  return Object.fromEntries(entries);
}

/** The strings, numbers, booleans and nulls in the value, at any depth, in no particular order. */
export function* leavesOf(value: unknown): Iterable<unknown> {
  // A list instead of recursion: clients can nest deeper than any stack. Leaves, which are most of it, are not put there.
  const containers: object[] = [[value]];
  for (let container = containers.pop(); container !== undefined; container = containers.pop()) {
    const items: readonly unknown[] = Array.isArray(container) ? container : Object.values(container);
    for (const item of items) {
      if (typeof item === "object" && item !== null && !(item instanceof ExactNumber)) containers.push(item);
      else yield item;
    }
  }
}

/** Whether the value holds more strings, numbers, booleans and nulls than `count`, at any depth. */
export function hasMoreValues(value: unknown, count: number): boolean {
  let left = count;
  for (const _ of leavesOf(value)) {
    left -= 1;
    if (left < 0) break;
  }
  return left < 0;
}
