import type { EntitiesNode, KeyField, PlanNode } from "../plan-model/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import { createObject, isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import { parseExactly } from "../wire/parse-json.js";
import { type PathSegments, toSegments } from "../wire/response-path.js";
import type { Execution } from "./execution.js";
import { FieldErrors } from "./field-errors.js";
import { cloneJson, mergeInto } from "./merge.js";
import { EntityPositions } from "./positions.js";
import { type Asked, collectRepresentations } from "./representations.js";

type ExecutePlan = (plan: PlanNode, execution: Execution) => Promise<void>;

/**
 * Runs a plan that begins at entities of the data. It gets only their keys, and data of its own: what it needs on the
 * way may already be there, read with other arguments.
 */
export async function fetchFromEntities(
  node: EntitiesNode,
  execution: Execution,
  executePlan: ExecutePlan,
): Promise<void> {
  const { asked } = collectRepresentations(execution.data, {
    paths: [node.path],
    requires: node.requires,
    inputRewrites: [],
    identityOf: () => [],
    keysOf: () => [],
  });
  if (asked.length === 0) return;
  const entities = asked.map(({ text, objects }) => ({ entity: parseObject(text), objects }));
  const data = createObject();
  data[node.rootField] = entities.map(({ entity }) => entity);
  const errors = new FieldErrors();
  await executePlan(node.plan, { ...execution, data, errors, shortcut: undefined });
  for (const { entity, objects } of entities) {
    // Objects must not share nested objects: each may be asked for different fields later.
    for (const object of objects) mergeInto(object, answerOf(entity, node));
  }
  takeErrors(errors, asked, execution, new EntityPositions(execution.data, [node.path]));
}

function parseObject(text: ByteText): JsonObject {
  const value = parseExactly(text);
  return isJsonObject(value) ? value : createObject();
}

/** Adds parts of the keys under the names that the plan has for them. */
export function nameKeys(value: Json | undefined, fields: readonly KeyField[]): void {
  if (Array.isArray(value)) {
    for (const item of value) nameKeys(item, fields);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const { responseKey, fieldName, fields: inner } of fields) {
    const part = readKey(value, fieldName);
    if (part === undefined) continue;
    if (responseKey !== fieldName) mergeInto(value, { [responseKey]: cloneJson(part) });
    nameKeys(readKey(value, responseKey), inner);
  }
}

function answerOf(entity: JsonObject, { responseKeys }: EntitiesNode): JsonObject {
  const answer = createObject();
  for (const key of responseKeys) {
    const value = readKey(entity, key);
    if (value !== undefined) answer[key] = cloneJson(value);
  }
  return answer;
}

function takeErrors(
  errors: FieldErrors,
  asked: readonly Asked[],
  execution: Execution,
  positions: EntityPositions,
): void {
  for (const { path, ...reason } of errors.all)
    execution.errors.addAt(pathsOf(path, asked, positions), reason);
  if (!errors.isComplete) execution.errors.omitted();
}

function* pathsOf(
  [, index, ...rest]: PathSegments,
  asked: readonly Asked[],
  positions: EntityPositions,
): Iterable<PathSegments> {
  const entities = typeof index === "number" ? asked.slice(index, index + 1) : asked;
  for (const { objects } of entities) {
    for (const { path } of positions.of(objects)) yield [...toSegments(path), ...rest];
  }
}
