/** Data as members send it and clients get it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
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

/** A copy of a value as plain JSON; what JSON has no word for becomes null. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case "string":
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
