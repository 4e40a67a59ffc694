/**
 * The contract of a caller: what of the public schema it can use. Fields whose demands it does not fulfil are not in it,
 * nor what only they lead to. It says what introspection and suggestions tell; whoever asks for such a field all the same
 * is told what is missing.
 */
import type { Caller } from "@hub/schema/signed-request";
import {
  type ASTNode,
  buildASTSchema,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  OperationTypeNode,
  type SchemaDefinitionNode,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";
import { LRUCache } from "lru-cache";
import { keepDigitsOfLiterals } from "../wire/exact-literals.js";
import { type AccessRules, Denials, fulfils } from "./access-rules.js";

/** More than there are sets of roles that anybody holds. */
const MAX_CONTRACTS = 32;

/** The contracts over one supergraph. */
export class Contracts {
  readonly #schema: GraphQLSchema;
  readonly #rules: AccessRules;
  readonly #known = new LRUCache<string, GraphQLSchema>({ max: MAX_CONTRACTS });

  constructor(publicSchema: GraphQLSchema, rules: AccessRules) {
    this.#schema = publicSchema;
    this.#rules = rules;
  }

  /** One object for all who fulfil the same demands; the public schema itself for who fulfils all. */
  of(caller: Caller): GraphQLSchema {
    const { demands } = this.#rules;
    const unmet = demands.filter((demand) => !fulfils(caller, demand));
    if (unmet.length === 0) return this.#schema;
    const key = unmet.map((demand) => demands.indexOf(demand)).join();
    const known = this.#known.get(key);
    if (known) return known;
    const contract = schemaWithout(new Denials(this.#rules, new Set(unmet)), this.#schema);
    this.#known.set(key, contract);
    return contract;
  }
}

function schemaWithout(denials: Denials, schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).flatMap(({ astNode }) => astNode ?? []);
  const allowed = types.flatMap((type) => withoutDenied(type, denials) ?? []);
  const whole = withoutDangling(allowed, schema.getQueryType()?.name);
  const directives = schema.getDirectives().flatMap(({ astNode }) => astNode ?? []);
  const roots = rootsOf(schema, namesOf(whole));
  const reached = reachedFrom([roots, ...directives], whole);
  const definitions = [roots, ...directives, ...whole.filter(({ name }) => reached.has(name.value))];
  // Of who may read nothing the query type has no fields, which is no valid schema.
  const contract = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
  keepDigitsOfLiterals(contract);
  return contract;
}

/** Undefined where objects of the type are denied. What clients give, such as enums and inputs, is not: see `ofField`. */
function withoutDenied(type: TypeDefinitionNode, denials: Denials): TypeDefinitionNode | undefined {
  if (!hasFields(type)) return type;
  const typeName = type.name.value;
  if (denials.ofType(typeName)) return undefined;
  return withFields(type, ({ name }) => denials.ofField(typeName, name.value) === undefined);
}

/**
 * The types without what names a type that is not among them. A type of which nothing is left goes, and with it what
 * names it, and so on; the query type stays.
 */
function withoutDangling(
  types: readonly TypeDefinitionNode[],
  queryName: string | undefined,
): readonly TypeDefinitionNode[] {
  const kept = types.filter((type) => type.name.value === queryName || !isEmpty(type));
  const names = namesOf(kept);
  const isThere = ({ name }: NamedTypeNode) => names.has(name.value);
  const left = kept.map((type) => {
    if (type.kind === Kind.UNION_TYPE_DEFINITION) return { ...type, types: type.types?.filter(isThere) };
    if (!hasFields(type)) return type;
    const narrowed = { ...type, interfaces: type.interfaces?.filter(isThere) };
    const implementers = kept.filter((one) => hasFields(one) && implementsType(one, type)).filter(hasFields);
    return withFields(
      narrowed,
      (field) => isThere(namedType(field.type)) && implementers.every((one) => hasField(one, field)),
    );
  });
  return sizeOf(left) === sizeOf(types) ? left : withoutDangling(left, queryName);
}

function sizeOf(types: readonly TypeDefinitionNode[]): number {
  const parts = types.map((type) => {
    if (type.kind === Kind.UNION_TYPE_DEFINITION) return type.types?.length ?? 0;
    return hasFields(type) ? (type.fields?.length ?? 0) : 0;
  });
  return parts.reduce((sum, count) => sum + count, types.length);
}

/** Directives are reached as well: their arguments have types. */
function reachedFrom(starts: readonly ASTNode[], types: readonly TypeDefinitionNode[]): ReadonlySet<string> {
  const byName = new Map(types.map((type) => [type.name.value, type]));
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node, {
      NamedType({ name }) {
        const type = byName.get(name.value);
        if (!type || reached.has(name.value)) return;
        reached.add(name.value);
        waiting.push(type, ...types.filter((one) => implementsType(one, type)).map(asNamed));
      },
    });
  }
  return reached;
}

function rootsOf(schema: GraphQLSchema, names: ReadonlySet<string>): SchemaDefinitionNode {
  const operationTypes = Object.values(OperationTypeNode).flatMap((operation) => {
    const name = schema.getRootType(operation)?.name;
    if (name === undefined || !names.has(name)) return [];
    return [{ kind: Kind.OPERATION_TYPE_DEFINITION, operation, type: namedTypeOf(name) } as const];
  });
  return { kind: Kind.SCHEMA_DEFINITION, operationTypes };
}

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function hasFields(type: TypeDefinitionNode): type is WithFields {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function isEmpty(type: TypeDefinitionNode): boolean {
  if (type.kind === Kind.UNION_TYPE_DEFINITION) return !type.types?.length;
  return hasFields(type) && !type.fields?.length;
}

function withFields<Type extends WithFields>(
  type: Type,
  isKept: (field: FieldDefinitionNode) => boolean,
): Type {
  return { ...type, fields: type.fields?.filter(isKept) };
}

function hasField({ fields = [] }: WithFields, { name }: FieldDefinitionNode): boolean {
  return fields.some((field) => field.name.value === name.value);
}

function implementsType(type: TypeDefinitionNode, { name }: TypeDefinitionNode): boolean {
  return hasFields(type) && (type.interfaces ?? []).some((one) => one.name.value === name.value);
}

const SPECIFIED_SCALARS = specifiedScalarTypes.map(({ name }) => name);

function namesOf(types: readonly TypeDefinitionNode[]): ReadonlySet<string> {
  return new Set([...SPECIFIED_SCALARS, ...types.map(({ name }) => name.value)]);
}

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}

function asNamed({ name }: TypeDefinitionNode): NamedTypeNode {
  return namedTypeOf(name.value);
}

function namedTypeOf(value: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } };
}
