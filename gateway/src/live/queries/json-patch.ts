import { hasSameDigits } from "../../wire/exact-number.js";
import { isEqual, isJsonObject, type Json, type JsonObject } from "../../wire/json.js";

/** The part of RFC 6902 that is needed to say what has changed. */
export type PatchOperation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/** The patch that turns `before` into `after`; empty if they are equal. */
export function diff(before: Json, after: Json): PatchOperation[] {
  const operations: PatchOperation[] = [];
  compare(before, after, "", operations);
  return operations;
}

function compare(before: Json, after: Json, path: string, operations: PatchOperation[]): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, path, operations);
  else if (isJsonObject(before) && isJsonObject(after)) compareObjects(before, after, path, operations);
  else if (!isEqual(before, after, hasSameDigits)) operations.push({ op: "replace", path, value: after });
}

function compareObjects(
  before: JsonObject,
  after: JsonObject,
  path: string,
  operations: PatchOperation[],
): void {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) operations.push({ op: "remove", path: pathTo(path, key) });
  }
  for (const [key, value = null] of Object.entries(after)) {
    if (Object.hasOwn(before, key)) compare(before[key] ?? null, value, pathTo(path, key), operations);
    else operations.push({ op: "add", path: pathTo(path, key), value });
  }
}

/** Equal items at the start and the end stay. In between, items are compared one by one. */
function compareLists(
  before: readonly Json[],
  after: readonly Json[],
  path: string,
  operations: PatchOperation[],
): void {
  const shorter = Math.min(before.length, after.length);
  const start = countEqual(shorter, (index) => [before[index], after[index]]);
  const end = countEqual(shorter - start, (index) => [before.at(-1 - index), after.at(-1 - index)]);
  const changed = before.slice(start, before.length - end);
  const wanted = after.slice(start, after.length - end);
  const common = Math.min(changed.length, wanted.length);
  for (let index = 0; index < common; index += 1) {
    compare(changed[index] ?? null, wanted[index] ?? null, `${path}/${start + index}`, operations);
  }
  // From the last one, so that the indexes of earlier items stay valid.
  for (let index = changed.length - 1; index >= common; index -= 1) {
    operations.push({ op: "remove", path: `${path}/${start + index}` });
  }
  for (let index = common; index < wanted.length; index += 1) {
    operations.push({ op: "add", path: `${path}/${start + index}`, value: wanted[index] ?? null });
  }
}

function countEqual(
  limit: number,
  pairAt: (index: number) => readonly [Json | undefined, Json | undefined],
): number {
  let count = 0;
  while (count < limit) {
    const [one = null, other = null] = pairAt(count);
    if (!isEqual(one, other, hasSameDigits)) break;
    count += 1;
  }
  return count;
}

/** RFC 6901 escapes `~` and `/` in a pointer. */
function pathTo(path: string, key: string): string {
  return `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
