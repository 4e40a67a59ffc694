import type { EntityFetch, Requirement } from "../plan-model/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import { hasSameValue, idText } from "../wire/exact-number.js";
import { createObject, isEqual, isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import { forEachObject } from "./positions.js";
import { applyRewrites } from "./rewrites.js";

/** One entity, and every object in the data that stands for it. */
export interface Asked {
  readonly text: ByteText;
  readonly typeName: string;
  /** The values that identify its answer, in the order of the fetch's `identityOf`. */
  readonly identity: readonly (Json | undefined)[];
  readonly objects: JsonObject[];
}

/** The entities that one fetch asks for: each once, however often it occurs in the data. */
export interface Representations {
  /** In the order in which the member must answer. */
  readonly asked: readonly Asked[];
  /** Objects whose entity cannot be asked for because fields that the member requires did not arrive. */
  readonly incomplete: readonly JsonObject[];
}

/** Where the entities are, and how to write their representations. */
export type AskedFor = Pick<EntityFetch, "paths" | "requires" | "inputRewrites" | "identityOf" | "keysOf">;

export function collectRepresentations(data: JsonObject, fetch: AskedFor): Representations {
  const collection = new Collection(fetch);
  for (const path of fetch.paths) forEachObject(data, path, collection.add);
  return collection;
}

class Collection implements Representations {
  readonly asked: Asked[] = [];
  readonly incomplete: JsonObject[] = [];
  readonly #fetch: AskedFor;
  /** By type name; undefined for types whose representations take more than copying values. */
  readonly #plainTypes = new Map<string, PlainTypeAsked | undefined>();
  /** That of the previous object: objects of one type usually stand together. */
  #plainType: PlainTypeAsked | undefined;
  readonly #byText = new Map<ByteText, Asked>();

  constructor(fetch: AskedFor) {
    this.#fetch = fetch;
  }

  readonly add = (object: JsonObject): void => {
    const typeName = String(object["__typename"]);
    const isSameType = this.#plainType?.type.typeName === typeName;
    const plain = isSameType ? this.#plainType : this.#findPlainType(typeName);
    if (!plain || !this.#addPlain(object, plain)) this.#addAny(object);
  };

  #findPlainType(typeName: string): PlainTypeAsked | undefined {
    if (!this.#plainTypes.has(typeName)) {
      const type = plainTypesOf(this.#fetch).get(typeName);
      this.#plainTypes.set(typeName, type && { type, byKey: new Map() });
    }
    this.#plainType = this.#plainTypes.get(typeName);
    return this.#plainType;
  }

  /** False if the object needs the general way. */
  #addPlain(object: JsonObject, plain: PlainTypeAsked): boolean {
    const [only, another] = plain.type.fields;
    const isAlone = !another || (another.isOptional && isNothing(object[another.sourceKey]));
    return only && isAlone ? this.#addByKey(object, only, plain) : this.#addByText(object, plain.type);
  }

  #addByKey(object: JsonObject, field: PlainField, { type, byKey }: PlainTypeAsked): boolean {
    const key = object[field.sourceKey];
    // Other values are compared by identity, so equal ones would count as different.
    if (typeof key !== "string" && typeof key !== "number") return false;
    const known = byKey.get(key);
    if (known) known.objects.push(object);
    else {
      const text = `${type.head}${field.nameText}${JSON.stringify(key)}}`;
      const identity = type.identity.map(() => key);
      byKey.set(key, this.#takeUp(text, type.typeName, object, identity));
    }
    return true;
  }

  #addByText(object: JsonObject, { typeName, head, fields, identity }: PlainType): boolean {
    const values: Json[] = [];
    let text = head;
    for (const { sourceKey, nameText, isOptional } of fields) {
      const value = object[sourceKey] ?? null;
      if (value !== null) text += nameText + JSON.stringify(value);
      else if (!isOptional) return false;
      values.push(value);
    }
    this.#ask(`${text}}`, typeName, object, () => identity.map((index) => values[index]));
    return true;
  }

  #addAny(object: JsonObject): void {
    const { requires, inputRewrites, identityOf } = this.#fetch;
    const representation = createObject();
    const outcome = fill(representation, requires, object);
    if (outcome === "incomplete") this.incomplete.push(object);
    if (outcome !== "complete" || !isIdentified(representation, this.#fetch)) return;
    applyRewrites(representation, inputRewrites);
    const typeName = String(representation["__typename"]);
    this.#ask(JSON.stringify(representation), typeName, object, () =>
      identityOf(typeName).map(({ fieldName }) => readKey(representation, fieldName)),
    );
  }

  #ask(text: ByteText, typeName: string, object: JsonObject, identify: () => Asked["identity"]): Asked {
    const known = this.#byText.get(text);
    if (known) {
      known.objects.push(object);
      return known;
    }
    const asked = this.#takeUp(text, typeName, object, identify());
    this.#byText.set(text, asked);
    return asked;
  }

  #takeUp(text: ByteText, typeName: string, object: JsonObject, identity: Asked["identity"]): Asked {
    const asked = { text, typeName, identity, objects: [object] };
    this.asked.push(asked);
    return asked;
  }
}

/** A type with its entities that are already asked for, by key where the key is a single field. */
interface PlainTypeAsked {
  readonly type: PlainType;
  readonly byKey: Map<string | number, Asked>;
}

/** A type whose representations are its name and some of its fields unchanged. Most types are, so these are fast. */
interface PlainType {
  readonly typeName: string;
  /** The start of the text, up to the type's name. */
  readonly head: ByteText;
  readonly fields: readonly PlainField[];
  /** Indexes of the fields that form the identity. */
  readonly identity: readonly number[];
}

interface PlainField {
  readonly sourceKey: string;
  readonly fieldName: string;
  readonly nameText: ByteText;
  readonly isOptional: boolean;
}

const plainTypes = new WeakMap<AskedFor, ReadonlyMap<string, PlainType>>();

function plainTypesOf(fetch: AskedFor): ReadonlyMap<string, PlainType> {
  const known = plainTypes.get(fetch);
  if (known) return known;
  const types = new Map<string, PlainType>();
  for (const requirement of fetch.inputRewrites.length === 0 ? fetch.requires : []) {
    for (const typeName of requirement.kind === "Type" ? requirement.types : []) {
      const plain = findPlainType(typeName, fetch);
      if (plain) types.set(typeName, plain);
    }
  }
  plainTypes.set(fetch, types);
  return types;
}

function findPlainType(typeName: string, { requires, identityOf }: AskedFor): PlainType | undefined {
  const [requirement, other] = requires.filter((it) => it.kind !== "Type" || it.types.has(typeName));
  if (requirement?.kind !== "Type" || other) return undefined;
  const [first, ...rest] = requirement.requirements;
  if (first?.kind !== "Field" || first.fieldName !== "__typename") return undefined;
  const fields: PlainField[] = [];
  for (const field of rest) {
    // Every object inherits some names: for those its own value has to be looked up.
    const isPlain = field.kind === "Field" && !field.requirements && !(field.sourceKey in Object.prototype);
    if (!isPlain) return undefined;
    const { sourceKey, fieldName, isOptional = false } = field;
    fields.push({ sourceKey, fieldName, nameText: `,"${fieldName}":`, isOptional });
  }
  const identity = identityOf(typeName).map(({ fieldName }) =>
    fields.findIndex((field) => field.fieldName === fieldName),
  );
  if (identity.includes(-1)) return undefined;
  return { typeName, head: `{"__typename":${JSON.stringify(typeName)}`, fields, identity };
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** A null in a key identifies nothing: there is nobody to ask. */
function isIdentified(representation: JsonObject, { keysOf }: AskedFor): boolean {
  const keys = keysOf(String(representation["__typename"]));
  const isGiven = (field: string) => readKey(representation, field) !== null;
  return keys.length === 0 || keys.some((fields) => fields.every(isGiven));
}

/** A key field that came back with another value than requested. */
export interface OtherKey {
  readonly fieldName: string;
  readonly asked: Json;
  readonly answered: Json;
}

/**
 * The first key field of an answered entity that differs from the requested one; undefined if the entity is the one.
 */
export function findOtherKey(
  { typeName, identity }: Asked,
  entity: JsonObject,
  { identityOf }: AskedFor,
): OtherKey | undefined {
  const fields = identityOf(typeName);
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    const asked = identity[index];
    if (!field) continue;
    const answered = readKey(entity, field.responseKey);
    if (answered !== asked && !isSameKey(asked ?? null, answered ?? null))
      return { fieldName: field.fieldName, asked: asked ?? null, answered: answered ?? null };
  }
  return undefined;
}

/** An id may be a number to one member and text to another. */
function isSameKey(one: Json, other: Json): boolean {
  const text = idText(one);
  return (text !== undefined && text === idText(other)) || isEqual(one, other, hasSameValue);
}

/** Entities of types that this member is not asked about are skipped. */
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
  const { sourceKey, fieldName, requirements, isOptional } = requirement;
  const value = readKey(source, sourceKey);
  if (isOptional && isNothing(value)) return "complete";
  const required = value !== undefined && requirements ? requiredPart(value, requirements) : value;
  if (required === undefined) return "incomplete";
  target[fieldName] = required;
  return "complete";
}

/** Undefined if something required is missing. */
function requiredPart(value: Json, requirements: readonly Requirement[]): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => requiredPart(item, requirements));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isJsonObject(value)) return value;
  const part = createObject();
  return fill(part, requirements, value) === "incomplete" ? undefined : part;
}
