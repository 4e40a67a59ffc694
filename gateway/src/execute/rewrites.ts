import type { Rewrite, RewriteSegment } from "../plan-model/plan-nodes.js";
import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import { mergeInto } from "./merge.js";

/** Applies the planner's rewrites to the object, in place. */
export function applyRewrites(object: JsonObject, rewrites: readonly Rewrite[]): void {
  for (const rewrite of rewrites) {
    for (const target of targets(object, rewrite.path, 0)) rewriteKey(target, rewrite);
  }
}

/** Where a member's error points once the rewrites have been applied. */
export function rewritePath(
  path: readonly (string | number)[],
  rewrites: readonly Rewrite[],
): readonly (string | number)[] {
  return rewrites.reduce((current, rewrite) => {
    if (rewrite.kind !== "RenameKey") return current;
    const index = keyIndex(current, rewrite);
    return index === undefined ? current : current.with(index, rewrite.newKey);
  }, path);
}

function rewriteKey(target: JsonObject, rewrite: Rewrite): void {
  if (rewrite.kind === "SetValue") {
    target[rewrite.key] = rewrite.value;
    return;
  }
  const value = readKey(target, rewrite.key);
  if (value === undefined) return;
  // One object can have the value under several names, each with a part of it.
  mergeInto(target, { [rewrite.newKey]: value });
  delete target[rewrite.key];
}

function* targets(
  value: Json | undefined,
  path: readonly RewriteSegment[],
  step: number,
): Iterable<JsonObject> {
  if (Array.isArray(value)) {
    for (const item of value) yield* targets(item, path, step);
    return;
  }
  if (!isJsonObject(value)) return;
  const segment = path[step];
  if (!segment) yield value;
  else if (segment.kind === "Key") yield* targets(readKey(value, segment.key), path, step + 1);
  else if (isOfType(value, segment.types)) yield* targets(value, path, step + 1);
}

/** An object without a type name is of the only type possible there. */
function isOfType(value: JsonObject, types: ReadonlySet<string>): boolean {
  const typeName = readKey(value, "__typename");
  return typeof typeName !== "string" || types.has(typeName);
}

function keyIndex(path: readonly (string | number)[], rewrite: Rewrite): number | undefined {
  const keys = rewrite.path.flatMap((segment) => (segment.kind === "Key" ? [segment.key] : []));
  let depth = 0;
  for (const [index, segment] of path.entries()) {
    if (typeof segment === "number") continue;
    if (depth === keys.length) return segment === rewrite.key ? index : undefined;
    if (segment !== keys[depth]) return undefined;
    depth += 1;
  }
  return undefined;
}
