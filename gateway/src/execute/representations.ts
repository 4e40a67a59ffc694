import type { EntityFetch, Requirement } from "../plan/plan-nodes.js";
import { createObject, isJsonObject, type Json, type JsonObject, readKey } from "./json.js";
import { findPositions, type Position } from "./positions.js";
import { applyRewrites } from "./rewrites.js";

/** The entities one fetch asks for: each once, however often it stands in the data. */
export interface Representations {
  /** JSON texts, in the order in which the member has to answer. */
  readonly texts: readonly string[];
  /** Where the answer to the text of the same index belongs. */
  readonly positions: readonly (readonly Position[])[];
  /** Entities that cannot be asked for because fields the member requires did not arrive. */
  readonly incomplete: readonly Position[];
}

export function collectRepresentations(data: JsonObject, fetch: EntityFetch): Representations {
  const byText = new Map<string, Position[]>();
  const incomplete: Position[] = [];
  for (const path of fetch.paths) {
    for (const position of findPositions(data, path)) {
      const text = representationText(position.object, fetch);
      if (text === "incomplete") incomplete.push(position);
      else if (text !== undefined) appendTo(byText, text, position);
    }
  }
  return { texts: [...byText.keys()], positions: [...byText.values()], incomplete };
}

/** Undefined when the entity is of a type that this member is not asked about. */
function representationText(entity: JsonObject, fetch: EntityFetch): string | undefined {
  const representation = createObject();
  const outcome = fill(representation, fetch.requires, entity);
  if (outcome === "incomplete") return "incomplete";
  if (outcome === "other type") return undefined;
  applyRewrites(representation, fetch.inputRewrites);
  return JSON.stringify(representation);
}

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
  const { responseKey, fieldName, requirements } = requirement;
  const value = Object.hasOwn(source, responseKey) ? source[responseKey] : readKey(source, fieldName);
  const required = value !== undefined && requirements ? requiredPart(value, requirements) : value;
  if (required === undefined) return "incomplete";
  target[responseKey] = required;
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

function appendTo(map: Map<string, Position[]>, key: string, position: Position): void {
  const positions = map.get(key);
  if (positions) positions.push(position);
  else map.set(key, [position]);
}
