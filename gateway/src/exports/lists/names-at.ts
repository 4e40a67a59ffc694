import type { JsonObject } from "../../wire/json.js";
import { valuesAt } from "../columns.js";

/** By which names an element of a list speaks of those of another. */
export function namesAt(path: string): (node: JsonObject) => readonly string[] {
  return (node) => valuesAt(node, path).map(String);
}
