import type { Bilingual } from "../errors/request-refusal.js";
import type { MergeEntity } from "../members/answer-reader.js";
import { type MemberAnswer, type MemberError, MemberFailure } from "../members/member-answer.js";
import type { EntityFetch, MemberOperation } from "../plan-model/plan-nodes.js";
import { type ByteText, fromByteText } from "../wire/byte-text.js";
import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import { type PathSegments, toSegments } from "../wire/response-path.js";
import { askMember, type Execution, usedVariables } from "./execution.js";
import { errorsAt, type FieldError, missingFields, type Reason } from "./field-errors.js";
import { cloneObject, mergeInto } from "./merge.js";
import { EntityPositions } from "./positions.js";
import { type Asked, collectRepresentations, findOtherKey, type Representations } from "./representations.js";
import { applyRewrites, rewritePath } from "./rewrites.js";

/** Objects of the data that a member was asked about and does not know. What depends on its answer is null. */
const unknownEntities = new WeakSet<JsonObject>();

/** One field set of a request, with the entities to read it of. */
interface Part {
  readonly fetch: EntityFetch;
  readonly entities: Representations;
  readonly positions: EntityPositions;
}

/** Reads fields of entities that other members have named, in one request, and merges them where they belong. */
export async function fetchEntities(
  operation: MemberOperation,
  fetches: readonly EntityFetch[],
  execution: Execution,
): Promise<void> {
  const { data } = execution;
  const asked = fetches.map((fetch) => ({
    fetch,
    entities: collectRepresentations(data, fetch),
    positions: new EntityPositions(data, fetch.paths),
  }));
  reportIncomplete(asked, operation, execution);
  if (asked.every(({ entities }) => entities.asked.length === 0)) return;
  try {
    const answer = await askMember(execution, operation, variablesOf(asked, operation, execution));
    takeAnswer(answer, asked, operation, execution);
  } catch (error) {
    const { message, code } = MemberFailure.from(error, operation.member);
    execution.errors.addAt(allMissingFields(asked), { message, code, member: operation.member });
  }
}

function reportIncomplete(asked: readonly Part[], { member }: MemberOperation, execution: Execution): void {
  const message: Bilingual = `Chưa hỏi thành viên “${member}” vì thiếu các trường mà nó cần / Member "${member}" was not asked: fields that it needs for this did not arrive`;
  const reason = { message, code: "REQUIRED_FIELDS_MISSING", member };
  for (const { fetch, entities, positions } of asked) {
    const unexplained = entities.incomplete.filter((object) => !unknownEntities.has(object));
    if (unexplained.length === 0) continue;
    execution.errors.addAt(missingFields(fetch, positions.of(unexplained)), reason);
  }
}

function variablesOf(
  asked: readonly Part[],
  operation: MemberOperation,
  execution: Execution,
): Map<string, ByteText> {
  const variables = usedVariables(execution, operation);
  for (const { fetch, entities } of asked)
    variables.set(fetch.variableName, `[${entities.asked.map(({ text }) => text).join(",")}]`);
  return variables;
}

function takeAnswer(
  { data, errors, reader }: MemberAnswer,
  asked: readonly Part[],
  operation: MemberOperation,
  execution: Execution,
): void {
  // All lists are checked before the first entity is merged.
  const answered = asked.map((part) => ({ part, list: data && entityList(data, part, errors, operation) }));
  for (const error of errors) reportMemberError(error, asked, operation.member, execution);
  for (const { part, list: given } of answered) {
    if (!given) continue;
    const list = withoutOthers(given, part, operation, execution);
    const merge = reader?.mergeOf(part.fetch.responseKey);
    if (merge) mergeRead(list, part, merge);
    else mergeEntities(list, part);
    for (const object of unknownObjects(given, part, errors)) unknownEntities.add(object);
  }
}

/** A null without an error is an answer: the member has no such entity. */
function* unknownObjects(
  list: readonly Json[],
  { fetch, entities }: Part,
  errors: readonly MemberError[],
): Iterable<JsonObject> {
  const explained = new Set<unknown>();
  for (const { path } of errors) if (path?.[0] === fetch.responseKey) explained.add(path[1]);
  for (const [index, entity] of list.entries()) {
    if (entity === null && !explained.has(index)) yield* entities.asked[index]?.objects ?? [];
  }
}

/**
 * The entities answered for one field set; undefined if the member gave errors instead.
 * @throws MemberFailure if they cannot be told apart
 */
function entityList(
  data: JsonObject,
  { fetch, entities }: Part,
  errors: readonly MemberError[],
  { member }: MemberOperation,
): readonly Json[] | undefined {
  const list = readKey(data, fetch.responseKey);
  if (!Array.isArray(list) && errors.length > 0) return undefined;
  if (Array.isArray(list) && list.length === entities.asked.length) return list;
  throw MemberFailure.invalidResponse(
    member,
    `it did not answer the ${entities.asked.length} entities it was asked for`,
  );
}

/** The list with null in place of entities that were not asked for: no entity may ever get another's values. */
function withoutOthers(
  list: readonly Json[],
  { fetch, entities, positions }: Part,
  { member }: MemberOperation,
  execution: Execution,
): readonly Json[] {
  const problems = new Map<number, string>();
  for (let index = 0; index < list.length; index++) {
    const asked = entities.asked[index];
    const entity = list[index] ?? null;
    if (!asked || entity === null) continue;
    const problem = problemOf(entity, asked, fetch);
    if (problem !== undefined && !execution.acceptsOtherKey?.(member, problem)) problems.set(index, problem);
  }
  if (problems.size === 0) return list;
  execution.errors.addAll(errorsOf(problems));
  return list.map((entity, index) => (problems.has(index) ? null : entity));

  function* errorsOf(found: ReadonlyMap<number, string>): Iterable<FieldError> {
    for (const [index, problem] of found) {
      const objects = entities.asked[index]?.objects ?? [];
      const message = `Thành viên “${member}” trả lời không dùng được / Member "${member}" ${problem}`;
      const reason = { message, code: "SUBGRAPH_INVALID_RESPONSE", member };
      yield* errorsAt(missingFields(fetch, positions.of(objects)), reason);
    }
  }
}

/** Why the entity is not the one that was asked for. */
function problemOf(entity: Json, asked: Asked, fetch: EntityFetch): string | undefined {
  if (!isJsonObject(entity)) return `answered no object for an entity of ${asked.typeName}`;
  const other = findOtherKey(asked, entity, fetch);
  if (!other) return undefined;
  const { typeName } = asked;
  return `was asked for the ${typeName} with ${other.fieldName} ${shortly(other.asked)} and answered one with ${shortly(other.answered)}`;
}

const LONGEST_SHOWN = 60;

function shortly(value: Json): string {
  const text = fromByteText(JSON.stringify(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function mergeEntities(list: readonly Json[], { fetch, entities }: Part): void {
  for (const [index, entity] of list.entries()) {
    if (!isJsonObject(entity)) continue;
    applyRewrites(entity, fetch.outputRewrites);
    // The object's own type may be known already. The interface's name must not replace it.
    if (fetch.interfaceObjects.has(String(entity["__typename"]))) delete entity["__typename"];
    const objects = entities.asked[index]?.objects ?? [];
    // Objects must not share nested objects: each may be asked for different fields later.
    const isFlat = objects.length === 1 || hasNoObjects(entity);
    for (const object of objects) mergeInto(object, isFlat ? entity : cloneObject(entity));
  }
}

/** The same for entities that a reader has read: their fields and targets are known. */
function mergeRead(list: readonly Json[], { entities }: Part, merge: MergeEntity): void {
  for (let index = 0; index < list.length; index++) {
    const entity = list[index] ?? null;
    const objects = entities.asked[index]?.objects ?? [];
    if (!isJsonObject(entity)) continue;
    const isFlat = objects.length === 1 || merge.isFlat;
    for (const object of objects) merge.into(object, isFlat ? entity : cloneObject(entity));
  }
}

function hasNoObjects(entity: JsonObject): boolean {
  for (const key of Object.keys(entity))
    if (typeof entity[key] === "object" && entity[key] !== null) return false;
  return true;
}

function reportMemberError(
  { message, code, member, path, extensions }: MemberError,
  asked: readonly Part[],
  askedMember: string,
  execution: Execution,
): void {
  const reason: Reason = { message, code, member: member ?? askedMember, extensions };
  execution.errors.addAt(placesOf(path, asked) ?? allMissingFields(asked), reason);
}

/** Where an error at `_entities.3.name` belongs in the client's data; undefined if it names no entity. */
function placesOf(
  path: PathSegments | undefined,
  asked: readonly Part[],
): Iterable<PathSegments> | undefined {
  const [responseKey, index, ...rest] = path ?? [];
  const part = asked.find(({ fetch }) => fetch.responseKey === responseKey);
  const objects = typeof index === "number" ? part?.entities.asked[index]?.objects : undefined;
  if (!part || !objects) return undefined;
  const positions = part.positions.of(objects);
  if (rest.length === 0) return missingFields(part.fetch, positions);
  const tail = rewritePath(rest, part.fetch.outputRewrites);
  return positions.map(({ path: position }) => [...toSegments(position), ...tail]);
}

function* allMissingFields(asked: readonly Part[]): Iterable<PathSegments> {
  for (const { fetch, entities, positions } of asked) {
    for (const { objects } of entities.asked) yield* missingFields(fetch, positions.of(objects));
  }
}
