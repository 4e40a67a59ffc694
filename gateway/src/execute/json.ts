import { type ByteText, fromByteText, isUtf8Text, toByteText } from "./byte-text.js";

/** Data on its way from the members to the client: its strings and keys are byte text. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
  /** Texts of JSON's members that are handed on as they stand (`verbatim/`). */
  [text: symbol]: ByteText | undefined;
}

/** An object for keys that clients or members chose: it inherits nothing. */
export function createObject(): JsonObject {
  return Object.create(null);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value: members' objects come from JSON.parse and inherit `toString` and the like. */
export function readKey(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A copy of a value from elsewhere as plain JSON; what JSON has no word for becomes null. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case "string":
      return toByteText(value);
    case "number":
    case "boolean":
      return value;
    case "object":
      if (value === null) return null;
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

/**
 * The value of a JSON text, its strings as byte text.
 * @throws SyntaxError
 */
export function parseJson(text: ByteText): Json {
  // An escape such as \u1ea1 stands for a character, not for bytes; what is no UTF-8 must not be handed on.
  if (!text.includes("\\u") && isUtf8Text(text)) return JSON.parse(text);
  return mapStrings(JSON.parse(fromByteText(text)), toByteText);
}

/** A copy whose strings and keys are what the function makes of them. */
export function mapStrings(value: Json, map: (text: string) => string): Json {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [map(key), mapStrings(item ?? null, map)]);
  return Object.fromEntries(entries);
}
