/**
 * From the members' merged data to the client's answer: exactly the selected fields, under the client's keys, with
 * every value checked against its type and nulls propagated as the specification says.
 *
 * Terms. A *completer* turns a value of the data into a value of the answer (GraphQL spec, "Value Completion"). It
 * returns `undefined` if the value is an error that was reported and whose null has to propagate: only a nullable type
 * stops it (spec, "Handling Execution Errors"). That rule lives in `nullable` and `nonNull`.
 *
 * Completers are made once per operation; those of objects when an object of the type is first met.
 */
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import {
  type CollectionContext,
  collectFields,
  type SelectedType,
} from "../operation/selections/collect-fields.js";
import { sourceKeyOf } from "../plan-model/source-keys.js";
import type { Demand, Denials } from "../supergraph/access-rules.js";
import { isNumber, wholeDigits } from "../wire/exact-number.js";
import { createObject, isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import type { ResponsePath } from "../wire/response-path.js";

/** Called for values that cannot be part of the answer. */
export interface CompletionErrors {
  /** A null in a non-null position. */
  nullForNonNull(path: ResponsePath, field: string): void;
  /** A value whose type is not the schema's. */
  wrongType(path: ResponsePath, field: string): void;
  /** A value that the caller may not read, whatever it is. */
  denied(path: ResponsePath, coordinate: string, demands: readonly Demand[]): void;
}

/** Completes the value under `key` of the object that `parent` leads to. */
type Complete = (
  value: Json | undefined,
  parent: ResponsePath | undefined,
  key: string | number,
  errors: CompletionErrors,
) => Json | undefined;

export interface FieldProjection {
  readonly responseKey: string;
  /** The type of a field of the schema. A type's name and introspection are answered here. */
  readonly type: GraphQLOutputType | "type name" | "introspection";
  readonly sourceKey: string;
  readonly complete: Complete;
  /** What is selected of the field's objects, if it has any. */
  readonly selection: SelectionProjection | undefined;
}

export interface ProjectionContext extends CollectionContext {
  readonly keyFieldNames: ReadonlySet<string>;
  /** What the caller may not read; undefined if that is nothing. */
  readonly denials?: Denials | undefined;
}

/** One place of the operation where objects are selected, with everything selected there. */
export class SelectionProjection {
  readonly #context: ProjectionContext;
  readonly #type: GraphQLCompositeType;
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #fieldsByType = new Map<string, readonly FieldProjection[]>();

  constructor(
    context: ProjectionContext,
    type: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
  ) {
    this.#context = context;
    this.#type = type;
    this.#selectionSets = selectionSets;
  }

  get type(): GraphQLCompositeType {
    return this.#type;
  }

  /** The names of the types whose objects can stand here, and of the interface if its types make no difference. */
  get typeNames(): readonly string[] {
    return this.#possibleTypeNames();
  }

  /** The fields selected of an object of that type; undefined if no such object can stand here. */
  fieldsOf(typeName: string): readonly FieldProjection[] | undefined {
    const known = this.#fieldsByType.get(typeName);
    if (known) return known;
    const type = this.#context.schema.getType(typeName);
    if ((!isObjectType(type) && !isInterfaceType(type)) || !this.#mayBe(type)) return undefined;
    const fields = this.#makeFields(type);
    this.#fieldsByType.set(typeName, fields);
    return fields;
  }

  /**
   * The name of the object's type. Where it makes no difference which of an interface's types an object has, members
   * are not asked for it, and the interface's name is returned.
   */
  typeNameOf(object: JsonObject): string | undefined {
    if (isObjectType(this.#type)) return this.#type.name;
    const typeName = readKey(object, "__typename");
    if (typeName === undefined && isInterfaceType(this.#type)) return this.#type.name;
    return typeof typeName === "string" ? typeName : undefined;
  }

  /** The field with that source key: of the object's type or, if the object is not known, of any possible type. */
  findField(sourceKey: string, object: JsonObject | undefined): FieldProjection | undefined {
    const typeName = object ? this.typeNameOf(object) : undefined;
    const typeNames = typeName === undefined ? this.#possibleTypeNames() : [typeName];
    for (const name of typeNames) {
      const field = this.fieldsOf(name)?.find((candidate) => candidate.sourceKey === sourceKey);
      if (field) return field;
    }
    return undefined;
  }

  /** Undefined if the null of an error inside has to propagate further. */
  complete(object: JsonObject, path: ResponsePath | undefined, typeName: string, errors: CompletionErrors) {
    const fields = this.fieldsOf(typeName);
    if (!fields) return undefined;
    const result = createObject();
    for (const { responseKey, sourceKey, complete } of fields) {
      const value = complete(readKey(object, sourceKey), path, responseKey, errors);
      if (value === undefined) return undefined;
      result[responseKey] = value;
    }
    return result;
  }

  #possibleTypeNames(): readonly string[] {
    if (!isAbstractType(this.#type)) return [this.#type.name];
    return this.#context.schema.getPossibleTypes(this.#type).map((type) => type.name);
  }

  #mayBe(type: SelectedType): boolean {
    return (
      this.#type === type || (isAbstractType(this.#type) && this.#context.schema.isSubType(this.#type, type))
    );
  }

  #makeFields(type: SelectedType): FieldProjection[] {
    const collected = collectFields(this.#context, type, this.#selectionSets);
    return [...collected].map(([responseKey, nodes]) => makeField(this.#context, type, responseKey, nodes));
  }
}

function makeField(
  context: ProjectionContext,
  type: SelectedType,
  responseKey: string,
  nodes: readonly [FieldNode, ...FieldNode[]],
): FieldProjection {
  const [node] = nodes;
  const name = node.name.value;
  const sourceKey = sourceKeyOf(node, context.keyFieldNames);
  if (name === "__typename") {
    return {
      responseKey,
      type: "type name",
      sourceKey,
      complete: typeName(type),
      selection: undefined,
    };
  }
  const isRootIntrospection =
    type === context.schema.getQueryType() && (name === "__schema" || name === "__type");
  // graphql-js has completed these already.
  if (isRootIntrospection) {
    return {
      responseKey,
      type: "introspection",
      sourceKey: responseKey,
      complete: (value) => value ?? null,
      selection: undefined,
    };
  }
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name}.${name} was validated but is not in the schema`);
  const selection = makeSelection(context, field.type, nodes);
  const schemaCoordinate = `${type.name}.${name}`;
  const unmet = context.denials?.ofField(type.name, name);
  const info = { schemaCoordinate, selection, denials: context.denials };
  const complete = unmet
    ? denied(schemaCoordinate, unmet, isNonNullType(field.type))
    : completer(field.type, info);
  return { responseKey, type: field.type, sourceKey, complete, selection };
}

function typeName(type: SelectedType): Complete {
  if (isObjectType(type)) return () => type.name;
  return (_, parent, key, errors) => {
    errors.wrongType({ parent, key }, `${type.name}.__typename`);
    return undefined;
  };
}

function makeSelection(
  context: ProjectionContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): SelectionProjection | undefined {
  const named = namedType(type);
  if (!isCompositeType(named)) return undefined;
  const selectionSets = nodes.flatMap((node) => node.selectionSet ?? []);
  return new SelectionProjection(context, named, selectionSets);
}

interface FieldInfo {
  readonly schemaCoordinate: string;
  readonly selection: SelectionProjection | undefined;
  readonly denials: Denials | undefined;
}

/** Members were not asked for it. */
function denied(coordinate: string, demands: readonly Demand[], isNonNull: boolean): Complete {
  return (_, parent, key, errors) => {
    errors.denied({ parent, key }, coordinate, demands);
    return isNonNull ? undefined : null;
  };
}

function completer(type: GraphQLOutputType, field: FieldInfo): Complete {
  return isNonNullType(type) ? nonNull(raw(type.ofType, field), field) : nullable(raw(type, field));
}

function nullable(complete: Complete): Complete {
  return (value, parent, key, errors) => complete(value, parent, key, errors) ?? null;
}

function nonNull(complete: Complete, { schemaCoordinate }: FieldInfo): Complete {
  return (value, parent, key, errors) => {
    const completed = complete(value, parent, key, errors);
    if (completed !== null) return completed;
    errors.nullForNonNull({ parent, key }, schemaCoordinate);
    return undefined;
  };
}

/** The completer of a type, ignoring whether it is nullable. */
function raw(type: GraphQLOutputType, field: FieldInfo): Complete {
  if (isListType(type)) return list(completer(type.ofType, field), field);
  if (field.selection) return object(field.selection, field);
  if (isNonNullType(type) || isCompositeType(type))
    throw new Error(`${field.schemaCoordinate} has no selection`);
  return leaf(type, field);
}

function list(completeItem: Complete, { schemaCoordinate }: FieldInfo): Complete {
  return (value, parent, key, errors) => {
    if (value === undefined || value === null) return null;
    if (!Array.isArray(value)) {
      errors.wrongType({ parent, key }, schemaCoordinate);
      return undefined;
    }
    const path = { parent, key };
    const result: Json[] = [];
    for (let index = 0; index < value.length; index++) {
      const item = completeItem(value[index], path, index, errors);
      if (item === undefined) return undefined;
      result.push(item);
    }
    return result;
  };
}

function object(selection: SelectionProjection, { schemaCoordinate, denials }: FieldInfo): Complete {
  return (value, parent, key, errors) => {
    if (value === undefined || value === null) return null;
    const path = { parent, key };
    const typeName = isJsonObject(value) ? selection.typeNameOf(value) : undefined;
    if (!isJsonObject(value) || typeName === undefined || !selection.fieldsOf(typeName)) {
      errors.wrongType(path, schemaCoordinate);
      return undefined;
    }
    const unmet = denials?.ofType(typeName);
    if (unmet) {
      errors.denied(path, schemaCoordinate, unmet);
      return undefined;
    }
    return selection.complete(value, path, typeName, errors);
  };
}

function leaf(type: GraphQLLeafType, { schemaCoordinate }: FieldInfo): Complete {
  const read = leafReader(type);
  return (value, parent, key, errors) => {
    if (value === undefined || value === null) return null;
    const completed = read(value);
    if (completed === undefined) errors.wrongType({ parent, key }, schemaCoordinate);
    return completed;
  };
}

/** Members have serialised the value already. What is left is to detect one of another type. */
function leafReader(type: GraphQLLeafType): (value: Json) => Json | undefined {
  if (isEnumType(type)) {
    const names = new Set<Json>(type.getValues().map((value) => value.name));
    return (value) => (names.has(value) ? value : undefined);
  }
  switch (type.name) {
    case "String":
      return (value) => (typeof value === "string" ? value : undefined);
    case "ID":
      return readId;
    case "Boolean":
      return (value) => (typeof value === "boolean" ? value : undefined);
    case "Int":
      return readInt;
    case "Float":
      // JavaScript need not hold it exactly, but it must be within the range of a Float.
      return (value) => (isNumber(value) && Number.isFinite(Number(value)) ? value : undefined);
    default:
      // What a custom scalar may be is for its member to decide.
      return (value) => value;
  }
}

/** GraphQL spec, "ID": members may send numbers, clients always get text. */
function readId(value: Json): Json | undefined {
  if (typeof value === "string") return value;
  return isNumber(value) ? wholeDigits(value) : undefined;
}

function readInt(value: Json): Json | undefined {
  const number = isNumber(value) ? Number(value) : Number.NaN;
  // The comparison is false for anything that does not fit into 32 bits.
  return (number | 0) === number ? number : undefined;
}

function namedType(type: GraphQLOutputType) {
  let named = type;
  while (isNonNullType(named) || isListType(named)) named = named.ofType;
  return named;
}
