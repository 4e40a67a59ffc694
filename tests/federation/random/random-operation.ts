import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import {
  astFromValue,
  doTypesOverlap,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  print,
  validate,
} from "graphql";
import { isRow } from "../support/federation.js";

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values worth asking for, by the name of the argument or input field. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

const MAX_DEPTH = 6;
const MAX_ALIASES = 20;
const MAX_DIRECTIVES = 12;
/** Fields that the gateway answers by itself, from ids such as no made-up data have. */
const OF_THE_GATEWAY: ReadonlySet<string> = new Set([
  "Query.node",
  "Query.nodes",
  "HubChange.node",
  "Finding.node",
]);
const MAX_TRIES = 100;

/** A valid query or, of a schema that has mutations, often one of these; the same seed gives the same one. */
export function randomOperation(schema: GraphQLSchema, values: KnownValues, seed: number): RandomOperation {
  const random = seededRandom(seed);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const operation = new OperationWriter(schema, values, random).write();
    // All other rules it keeps as it is written; the gateway would refuse it, and so answer differently.
    const errors = validate(schema, parse(operation.query), [OverlappingFieldsCanBeMergedRule]);
    if (errors.length === 0) return operation;
  }
  return { query: "{ __typename }", variables: {} };
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #values: KnownValues;
  readonly #random: () => number;
  readonly #types: readonly GraphQLCompositeType[];
  readonly #variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  readonly #fragments: string[] = [];
  #aliasCount = 0;
  #directiveCount = 0;

  constructor(schema: GraphQLSchema, values: KnownValues, random: () => number) {
    this.#schema = schema;
    this.#values = values;
    this.#random = random;
    this.#types = Object.values(schema.getTypeMap())
      .filter(isCompositeType)
      .filter((type) => !isIntrospectionType(type));
  }

  write(): RandomOperation {
    const mutation = this.#schema.getMutationType();
    const kind = mutation && this.#chance(0.5) ? "mutation" : "query";
    const root = kind === "mutation" ? mutation : this.#schema.getQueryType();
    if (!root) throw new Error("The schema has no queries");
    const selectionSet = this.#selectionSet(root, MAX_DEPTH);
    const definitions = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`);
    const header = definitions.length > 0 ? `${kind}(${definitions.join(", ")})` : kind;
    const text = [`${header} ${selectionSet}`, ...this.#fragments].join("\n");
    const given = [...this.#variables].filter(([, { value }]) => value !== undefined);
    return {
      query: print(parse(text)),
      variables: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
    };
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#below(3);
    return `{ ${Array.from({ length: count }, () => this.#selection(type, depth)).join(" ")} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const fragmentShare = isUnionType(type) ? 0.85 : 0.2;
    if (depth > 1 && this.#chance(fragmentShare)) return this.#fragment(type, depth - 1);
    const declared = isUnionType(type) ? [] : Object.values(type.getFields());
    const fields = declared.filter(({ name }) => !OF_THE_GATEWAY.has(`${type.name}.${name}`));
    const usable = depth > 1 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const field = usable.length === 0 || this.#chance(0.1) ? undefined : this.#pick(usable);
    return field ? this.#field(field, depth) : `${this.#alias()}__typename${this.#directive()}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${this.#selectionSet(type, depth - 1)}` : "";
    return `${this.#alias()}${field.name}${this.#arguments(field.args)}${this.#directive()}${below}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const overlapping = this.#types.filter((other) => doTypesOverlap(this.#schema, type, other));
    const condition = this.#pick(overlapping);
    if (this.#chance(0.15)) return `...${this.#directive()} ${this.#selectionSet(type, depth)}`;
    const selectionSet = this.#selectionSet(condition, depth);
    if (this.#chance(0.6)) return `... on ${condition.name}${this.#directive()} ${selectionSet}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${condition.name} ${selectionSet}`);
    return `...${name}${this.#directive()}`;
  }

  /** Sometimes the name of another field, so that an alias stands where a member looks for a key. */
  #alias(): string {
    if (this.#aliasCount >= MAX_ALIASES || !this.#chance(0.15)) return "";
    this.#aliasCount += 1;
    const names = ["a", "b", "c", "id", ...this.#fieldNames()];
    return `${this.#pick(names)}: `;
  }

  #fieldNames(): string[] {
    const type = this.#pick(this.#types);
    return isUnionType(type) ? [] : Object.keys(type.getFields());
  }

  #directive(): string {
    if (this.#directiveCount >= MAX_DIRECTIVES || !this.#chance(0.12)) return "";
    this.#directiveCount += 1;
    const isTrue = this.#chance(0.5);
    const condition = this.#chance(0.5) ? String(isTrue) : `$${this.#variable("Boolean!", isTrue)}`;
    return ` @${this.#chance(0.5) ? "skip" : "include"}(if: ${condition})`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter(({ type, defaultValue }) => {
      const isRequired = isNonNullType(type) && defaultValue === undefined;
      return isRequired || this.#chance(0.4);
    });
    if (given.length === 0) return "";
    return `(${given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(", ")})`;
  }

  #argument({ name, type }: GraphQLArgument): string {
    const value = this.#value(name, type, 3);
    if (this.#chance(0.4)) return `$${this.#variable(String(type), value)}`;
    return literalOf(value, type);
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#variables.size}`;
    this.#variables.set(name, { type, value });
    return name;
  }

  #value(name: string, type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType, depth);
    if (isListType(type)) {
      if (this.#chance(0.2)) return [];
      return [this.#value(name, type.ofType, depth), this.#value(name, type.ofType, depth)];
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => {
        if (isNonNullType(field.type)) return field.defaultValue === undefined;
        return depth > 0 && this.#chance(0.5);
      });
      return Object.fromEntries(
        fields.map((field) => [field.name, this.#value(field.name, field.type, depth - 1)]),
      );
    }
    if (isEnumType(type)) return this.#pick(type.getValues()).value;
    const known = this.#values[name];
    if (known && known.length > 0) return this.#pick(known);
    switch (type.name) {
      case "Int":
      case "Float":
        return this.#below(4);
      case "Boolean":
        return this.#chance(0.5);
      default:
        return this.#pick(["a", "b"]);
    }
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error("There is nothing to pick from");
    return item;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }
}

/** The value as it is written in an operation. */
function literalOf(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return "null";
  if (isNonNullType(type)) return literalOf(value, type.ofType);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((item) => literalOf(item, type.ofType)).join(", ")}]`;
  if (isInputObjectType(type)) {
    const known = type.getFields();
    const fields = Object.entries(value).map(([name, item]) => [
      name,
      known[name] && literalOf(item, known[name].type),
    ]);
    return `{${fields.map(([name, text]) => `${name}: ${text}`).join(", ")}}`;
  }
  if (isScalarType(type) && !isSpecifiedScalarType(type)) return untypedLiteral(value);
  const literal = astFromValue(value, type);
  return literal ? print(literal) : "null";
}

function untypedLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(untypedLiteral).join(", ")}]`;
  if (!isRow(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${name}: ${untypedLiteral(item)}`)
    .join(", ")}}`;
}
