/**
 * The supergraph with an additional subgraph that has nothing but a key of every entity and a root field for each. So
 * the planner can be asked for a plan that begins at an entity.
 *
 * A field without `@join__field` belongs to every subgraph of its type. So where the additional subgraph joins a type,
 * the type's fields must say where they were before.
 */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  parseConstValue,
  print,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";
import { readLinkedSpecifications } from "../../supergraph/linked-specifications.js";
import { findHazards, type Hazards } from "./hazards.js";
import { commonKey } from "./single-keys.js";

/** The additional subgraph, which is never asked. */
export const ENTITY_SUBGRAPH = "hub:entities";
const GRAPH = "HUB_ENTITIES";

export interface EntityRoots {
  readonly sdl: string;
  /** What identifies an entity of the type; undefined if it has no key. */
  keyOf(typeName: string): SelectionSetNode | undefined;
  /** Whether a member computes the field from what others have (`@requires`). */
  isComputed(typeName: string, fieldName: string): boolean;
  readonly hazards: Hazards;
}

export function entityRootField(typeName: string): string {
  return `_hub_entity_${typeName}`;
}

export function createEntityRoots(supergraphSdl: string): EntityRoots {
  const supergraph = visible(parse(supergraphSdl, { noLocation: true }));
  const types = new Map(typeDefinitions(supergraph).map((type) => [type.name.value, type]));
  const keys = new Map<string, SelectionSetNode>();
  for (const type of types.values()) {
    const key = type.kind === Kind.OBJECT_TYPE_DEFINITION ? findKey(type) : undefined;
    if (key) keys.set(type.name.value, key);
  }
  const held = heldFields(keys, types);
  const queryName = queryTypeName(supergraph);
  const definitions = supergraph.definitions.map((definition) => {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
        return definition.name.value === queryName
          ? withRoots(definition, keys)
          : joined(definition, held, keys);
      case Kind.ENUM_TYPE_DEFINITION:
        return definition.name.value === "join__Graph" ? withGraph(definition) : joinedEnum(definition, held);
      case Kind.SCALAR_TYPE_DEFINITION:
        return held.has(definition.name.value)
          ? { ...definition, directives: [...(definition.directives ?? []), joinType()] }
          : definition;
      default:
        return definition;
    }
  });
  const requirements = requirementsIn(types.values());
  const computed = new Set(requirements.map(({ typeName, fieldName }) => `${typeName}.${fieldName}`));
  return {
    sdl: print({ kind: Kind.DOCUMENT, definitions }),
    keyOf: (typeName) => keys.get(typeName),
    hazards: findHazards(requirements, {
      untypedObjects: untypedObjects(types.values()),
      fieldsOfSomeTypes: fieldsOfSomeTypes(types.values()),
    }),
    isComputed: (typeName, fieldName) => computed.has(`${typeName}.${fieldName}`),
  };
}

/** Clients may not ask for inaccessible fields, but keys may consist of them. */
function visible(document: DocumentNode): DocumentNode {
  const inaccessible = readLinkedSpecifications(document).inaccessible;
  return visit(document, { Directive: (node) => (node.name.value === inaccessible ? null : undefined) });
}

function typeDefinitions({ definitions }: DocumentNode): TypeDefinitionNode[] {
  return definitions.filter(isTypeDefinition);
}

function isTypeDefinition(definition: DefinitionNode): definition is TypeDefinitionNode {
  return definition.kind.endsWith("TypeDefinition");
}

function queryTypeName({ definitions }: DocumentNode): string {
  const schema = definitions.find((definition) => definition.kind === Kind.SCHEMA_DEFINITION);
  const query = schema?.operationTypes.find(({ operation }) => operation === "query");
  return query?.type.name.value ?? "Query";
}

/** The key that every member knows, or else a flat key if there is one. */
function findKey(type: ObjectTypeDefinitionNode): SelectionSetNode | undefined {
  const keys = directivesOf(type, "join__type").flatMap((directive) => textArgument(directive, "key") ?? []);
  const key = commonKey(type) ?? keys.find((text) => !text.includes("{")) ?? keys[0];
  return key === undefined ? undefined : parseSelectionSet(key);
}

/** The fields that make up keys, by type. Leaf types are listed without fields. */
function heldFields(
  keys: ReadonlyMap<string, SelectionSetNode>,
  types: ReadonlyMap<string, TypeDefinitionNode>,
): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>();
  const hold = (typeName: string, selectionSet: SelectionSetNode | undefined) => {
    const fields = held.get(typeName) ?? new Set();
    held.set(typeName, fields);
    const type = types.get(typeName);
    if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) return;
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind !== Kind.FIELD) continue;
      fields.add(selection.name.value);
      const definition = type.fields?.find(({ name }) => name.value === selection.name.value);
      if (definition) hold(namedType(definition.type), selection.selectionSet);
    }
  };
  for (const [typeName, key] of keys) hold(typeName, key);
  return held;
}

/**
 * The object types of interfaces that some member knows as `@interfaceObject`, and the other abstract types that they
 * belong to: a condition on one of these is a condition on its objects.
 */
function untypedObjects(types: Iterable<TypeDefinitionNode>): Set<string> {
  const all = [...types];
  const interfaces = new Set(all.filter(isInterfaceObject).map(({ name }) => name.value));
  const names = new Set<string>();
  for (const type of all) {
    const inherited = type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.interfaces ?? []) : [];
    if (!inherited.some(({ name }) => interfaces.has(name.value))) continue;
    for (const { name } of [type, ...inherited]) names.add(name.value);
  }
  for (const type of all) {
    if (type.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    if (type.types?.some(({ name }) => names.has(name.value))) names.add(type.name.value);
  }
  for (const name of interfaces) names.delete(name);
  return names;
}

/** Fields of interfaces known as `@interfaceObject` that some types also have of their own. */
function fieldsOfSomeTypes(types: Iterable<TypeDefinitionNode>): Set<string> {
  const all = [...types];
  const names = new Set<string>();
  for (const type of all.filter(isInterfaceObject)) {
    const objects = all.filter(
      (object) =>
        object.kind === Kind.OBJECT_TYPE_DEFINITION &&
        object.interfaces?.some(({ name }) => name.value === type.name.value),
    );
    const own = new Set(objects.flatMap((object) => fieldsIn(object)));
    const graphs = new Set(directivesOf(type, "join__type").filter(isOfInterfaceObject).map(graphOf));
    for (const name of fieldsIn(type, graphs)) if (own.has(name)) names.add(name);
  }
  return names;
}

/** The fields for which the supergraph says which subgraphs have them, or that one of these has them. */
function fieldsIn(type: TypeDefinitionNode, graphs?: ReadonlySet<string | undefined>): string[] {
  if (!("fields" in type)) return [];
  return (type.fields ?? []).flatMap((field) => {
    const joined = directivesOf(field, "join__field").map(graphOf);
    const isIn = joined.some((graph) => graph !== undefined && (graphs?.has(graph) ?? true));
    return isIn ? [field.name.value] : [];
  });
}

function isInterfaceObject(type: TypeDefinitionNode): boolean {
  return directivesOf(type, "join__type").some(isOfInterfaceObject);
}

function isOfInterfaceObject({ arguments: args = [] }: ConstDirectiveNode): boolean {
  return args.some(
    ({ name, value }) => name.value === "isInterfaceObject" && value.kind === Kind.BOOLEAN && value.value,
  );
}

function graphOf(joined: ConstDirectiveNode): string | undefined {
  return enumArgument(joined, "graph");
}

interface Requirement {
  readonly typeName: string;
  readonly fieldName: string;
  readonly selectionSet: SelectionSetNode;
}

function requirementsIn(types: Iterable<TypeDefinitionNode>): Requirement[] {
  const requirements: Requirement[] = [];
  for (const type of types) {
    if (!("fields" in type)) continue;
    for (const field of type.fields ?? []) {
      for (const directive of directivesOf(field, "join__field")) {
        const text = textArgument(directive, "requires");
        const selectionSet = text === undefined ? undefined : parseSelectionSet(text);
        const place = { typeName: type.name.value, fieldName: field.name.value };
        if (selectionSet) requirements.push({ ...place, selectionSet });
      }
    }
  }
  return requirements;
}

function withGraph(graphs: EnumTypeDefinitionNode): EnumTypeDefinitionNode {
  const graph = directive("join__graph", `name: "${ENTITY_SUBGRAPH}", url: "${ENTITY_SUBGRAPH}"`);
  const value = { kind: Kind.ENUM_VALUE_DEFINITION, name: name(GRAPH), directives: [graph] } as const;
  return { ...graphs, values: [...(graphs.values ?? []), value] };
}

function withRoots(
  query: ObjectTypeDefinitionNode,
  keys: ReadonlyMap<string, SelectionSetNode>,
): ObjectTypeDefinitionNode {
  const roots = [...keys.keys()].map((typeName): FieldDefinitionNode => {
    const type = { kind: Kind.NAMED_TYPE, name: name(typeName) } as const;
    const directives = [directive("join__field", `graph: ${GRAPH}`)];
    return { kind: Kind.FIELD_DEFINITION, name: name(entityRootField(typeName)), type, directives };
  });
  const fields = explicitFields(query, new Set());
  return { ...query, directives: [...(query.directives ?? []), joinType()], fields: [...fields, ...roots] };
}

function joined(
  type: ObjectTypeDefinitionNode,
  held: ReadonlyMap<string, ReadonlySet<string>>,
  keys: ReadonlyMap<string, SelectionSetNode>,
): ObjectTypeDefinitionNode {
  const heldFields = held.get(type.name.value);
  if (!heldFields) return type;
  const directives = [...(type.directives ?? []), joinType(keys.get(type.name.value))];
  return { ...type, directives, fields: explicitFields(type, heldFields) };
}

function joinedEnum(
  type: EnumTypeDefinitionNode,
  held: ReadonlyMap<string, ReadonlySet<string>>,
): EnumTypeDefinitionNode {
  if (!held.has(type.name.value)) return type;
  const values = type.values?.map((value) => ({
    ...value,
    directives: [...(value.directives ?? []), directive("join__enumValue", `graph: ${GRAPH}`)],
  }));
  return { ...type, directives: [...(type.directives ?? []), joinType()], values };
}

function explicitFields(
  type: ObjectTypeDefinitionNode,
  heldFields: ReadonlySet<string>,
): FieldDefinitionNode[] {
  const graphs = new Set(directivesOf(type, "join__type").flatMap((one) => enumArgument(one, "graph") ?? []));
  return (type.fields ?? []).map((field) => {
    const isExplicit = directivesOf(field, "join__field").length > 0;
    const before = isExplicit ? [] : [...graphs].map((graph) => directive("join__field", `graph: ${graph}`));
    const added = heldFields.has(field.name.value) ? [directive("join__field", `graph: ${GRAPH}`)] : [];
    return { ...field, directives: [...(field.directives ?? []), ...before, ...added] };
  });
}

function joinType(key?: SelectionSetNode): ConstDirectiveNode {
  const fields = key && print(key).replaceAll(/\s+/g, " ").slice(1, -1).trim();
  return directive(
    "join__type",
    fields ? `graph: ${GRAPH}, key: "${fields}", resolvable: false` : `graph: ${GRAPH}`,
  );
}

function directive(directiveName: string, args: string): ConstDirectiveNode {
  const value = parseConstValue(`{${args}}`);
  const fields = value.kind === Kind.OBJECT ? value.fields : [];
  return {
    kind: Kind.DIRECTIVE,
    name: name(directiveName),
    arguments: fields.map((field) => ({ ...field, kind: Kind.ARGUMENT })),
  };
}

function name(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function directivesOf(
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  directiveName: string,
): ConstDirectiveNode[] {
  return directives.filter((candidate) => candidate.name.value === directiveName);
}

function textArgument({ arguments: args }: ConstDirectiveNode, argumentName: string): string | undefined {
  const value = args?.find((argument) => argument.name.value === argumentName)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function enumArgument({ arguments: args }: ConstDirectiveNode, argumentName: string): string | undefined {
  const value = args?.find((argument) => argument.name.value === argumentName)?.value;
  return value?.kind === Kind.ENUM ? value.value : undefined;
}

function parseSelectionSet(text: string): SelectionSetNode | undefined {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
