import type { EntityFetch, Requirement } from "../plan/plan-nodes.js";
import { createObject, isJsonObject, type Json, type JsonObject, readKey } from "./json.js";
import { findPositions, type Position } from "./positions.js";
import { applyRewrites } from "./rewrites.js";

/** One entity, and every place in the data where it stands. */
export interface Asked {
  readonly representation: JsonObject;
  readonly text: string;
  readonly positions: Position[];
}

/** The entities one fetch asks for: each once, however often it stands in the data. */
export interface Representations {
  /** In the order in which the member has to answer. */
  readonly asked: readonly Asked[];
  /** Entities that cannot be asked for because fields the member requires did not arrive. */
  readonly incomplete: readonly Position[];
}

/** Where the entities are, and what is said of them. */
export type AskedFor = Pick<EntityFetch, "paths" | "requires" | "inputRewrites" | "keysOf">;

export function collectRepresentations(data: JsonObject, fetch: AskedFor): Representations {
  const byText = new Map<string, Asked>();
  const incomplete: Position[] = [];
  for (const path of fetch.paths) {
    for (const position of findPositions(data, path)) {
      const representation = createObject();
      const outcome = fill(representation, fetch.requires, position.object);
      if (outcome === "incomplete") incomplete.push(position);
      if (outcome === "complete" && isIdentified(representation, fetch)) {
        applyRewrites(representation, fetch.inputRewrites);
        add(byText, representation, position);
      }
    }
  }
  return { asked: [...byText.values()], incomplete };
}

/** A null in a key points to nothing: nobody needs to be asked. */
function isIdentified(representation: JsonObject, { keysOf }: AskedFor): boolean {
  const keys = keysOf(String(representation["__typename"]));
  const isGiven = (field: string) => readKey(representation, field) !== null;
  return keys.length === 0 || keys.some((fields) => fields.every(isGiven));
}

function add(byText: Map<string, Asked>, representation: JsonObject, position: Position): void {
  const text = JSON.stringify(representation);
  const known = byText.get(text);
  if (known) known.positions.push(position);
  else byText.set(text, { representation, text, positions: [position] });
}

/** Whether the entity that was answered is the one that was asked for. */
export function isAnswerTo(
  { representation }: Asked,
  entity: JsonObject,
  { identityOf }: EntityFetch,
): boolean {
  return identityOf(String(representation["__typename"])).every(
    ({ fieldName, responseKey }) => readKey(entity, responseKey) === readKey(representation, fieldName),
  );
}

/** An entity of another type than this member is asked about is passed over. */
type Outcome = "complete" | "incomplete" | "other type";

function fill(target: JsonObject, requirements: readonly Requirement[], source: JsonObject): Outcome {
  let outcome: Outcome = "other type";
  for (const requirement of requirements) {
    const part = fillOne(target, requirement, source);
    if (part === "incomplete") return part;
    if (part === "complete") outcome = part;
  }
  return outcome;
}

function fillOne(target: JsonObject, requirement: Requirement, source: JsonObject): Outcome {
  if (requirement.kind === "Type") {
    const isOfType = requirement.types.has(String(readKey(source, "__typename")));
    return isOfType ? fill(target, requirement.requirements, source) : "other type";
  }
  const { sourceKey, fieldName, requirements } = requirement;
  const value = readKey(source, sourceKey);
  const required = value !== undefined && requirements ? requiredPart(value, requirements) : value;
  if (required === undefined) return "incomplete";
  target[fieldName] = required;
  return "complete";
}

/** Undefined when something required is missing. */
function requiredPart(value: Json, requirements: readonly Requirement[]): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => requiredPart(item, requirements));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isJsonObject(value)) return value;
  const part = createObject();
  return fill(part, requirements, value) === "incomplete" ? undefined : part;
}
