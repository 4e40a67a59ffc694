import {
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationTypeNode,
  parse,
  visit,
} from "graphql";
import { keepDigitsOfLiterals } from "../wire/exact-literals.js";
import { type AccessRules, readAccessRules } from "./access-rules.js";
import { type AccountFields, readAccountFields } from "./directives/account-fields.js";
import { type CarriedFields, readCarriedFields } from "./directives/carried-fields.js";
import { enumArgument, isTrueArgument, stringArgument } from "./directives/directive-arguments.js";
import { type EventSource, readEventSource } from "./directives/event-source.js";
import { type NodeType, readNodeTypes } from "./directives/node-types.js";
import {
  type OwnEntityField,
  type OwnField,
  readOwnEntityFields,
  readOwnFields,
} from "./directives/own-fields.js";
import { rootFields } from "./directives/root-fields.js";
import { type Routes, readRoutes } from "./directives/routes.js";
import { type LinkedSpecifications, readLinkedSpecifications } from "./linked-specifications.js";
import { createMemberTypes, type MemberTypes } from "./member-types.js";
import { buildPublicSchema } from "./public-schema.js";

/** How the URL of a subgraph begins that no server answers, but the gateway itself. */
const OWN_URL = /^hub:/;
/** That of one which stands for whichever member the id of an entity names. */
const HOLDERS_URL = "hub:holders";

/** What the gateway knows about the members, read once from the composed supergraph. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see: no join specification and no inaccessible elements. */
  readonly publicSchema: GraphQLSchema;
  /** The specifications that it links, and what they demand of a gateway that serves it. */
  readonly specifications: LinkedSpecifications;
  /** The URL that each subgraph was composed with, by name, without those that the gateway answers itself. */
  readonly memberUrls: ReadonlyMap<string, string>;
  /** The subgraphs that no server answers, but the gateway itself. */
  readonly ownSubgraphs: ReadonlySet<string>;
  /** Those of them that stand for whichever member the id of an entity names. */
  readonly holderSubgraphs: ReadonlySet<string>;
  /** The types that are found by their ids alone, by what these ids begin with. */
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  /** Which fields of the root types the gateway answers itself, and from what. */
  readonly ownFields: readonly OwnField[];
  /** Which fields of entities it answers itself. */
  readonly ownEntityFields: readonly OwnEntityField[];
  /** Which root fields are answered by the member that an argument names. */
  routesOf(operation: `${OperationTypeNode}`): Routes;
  /** Which events feed which field of `Subscription`. */
  readonly eventSources: ReadonlyMap<string, EventSource>;
  /** Who may read what. */
  readonly accessRules: AccessRules;
  /** Which fields depend on the account that asks. */
  readonly accountFields: AccountFields;
  /** Names of the fields that members use to find or compute entities: keys and `@requires`. */
  readonly keyFieldNames: ReadonlySet<string>;
  /** The flat keys, each a list of field names, by which the member finds entities of the type. */
  keysOf(member: string, typeName: string): readonly (readonly string[])[];
  /** Those of these keys that the member can answer. Of an `@external` key it only knows what it was sent. */
  resolvedKeysOf(member: string, typeName: string): readonly (readonly string[])[];
  /** The interfaces whose objects the member knows without their types (`@interfaceObject`). */
  interfaceObjectsOf(member: string): ReadonlySet<string>;
  typesOf(member: string): MemberTypes;
  /** The fields that go along with the keys of entities, in whichever members have them. */
  readonly carriedFields: CarriedFields;
  /** The fields that the member tells of entities besides their keys, and is told when it is asked about them. */
  carriedFieldsOf(member: string): CarriedFields;
}

/** @throws Error if the text is not the SDL of a composed supergraph */
export function parseSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const graphs = readGraphs(document);
  if (graphs.size === 0) throw new Error("it names no subgraph in an enum join__Graph");
  const specifications = readLinkedSpecifications(document);
  const publicSchema = buildPublicSchema(document, specifications);
  keepDigitsOfLiterals(publicSchema);
  return {
    sdl,
    publicSchema,
    specifications,
    ...byServer(graphs),
    ownFields: readOwnFields(document, graphs),
    ownEntityFields: readOwnEntityFields(document, graphs),
    routesOf: routesLookup(document, graphs),
    nodeTypes: readNodeTypes(document),
    eventSources: eventSources(document, publicSchema),
    accessRules: readAccessRules(document, publicSchema, specifications),
    accountFields: readAccountFields(document, publicSchema),
    keyFieldNames: keyFieldNames(document),
    ...keyLookup(document, graphs),
    interfaceObjectsOf: interfaceObjectLookup(document, graphs),
    typesOf: memberTypesLookup(document, graphs),
    ...carriedFieldsLookup(document, graphs),
  };
}

interface Graph {
  readonly name: string;
  readonly url: string;
}

/** The subgraphs by their names in the join directives. */
function readGraphs(document: DocumentNode): Map<string, Graph> {
  const graphs = new Map<string, Graph>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const value of definition.values ?? []) {
      const directive = value.directives?.find((candidate) => candidate.name.value === "join__graph");
      const name = directive && stringArgument(directive, "name");
      if (directive && name !== undefined) {
        graphs.set(value.name.value, { name, url: stringArgument(directive, "url") ?? "" });
      }
    }
  }
  return graphs;
}

function eventSources(document: DocumentNode, schema: GraphQLSchema): Map<string, EventSource> {
  const sources = new Map<string, EventSource>();
  for (const field of rootFields(document, "subscription")) {
    const source = readEventSource(field, schema);
    if (source) sources.set(field.name.value, source);
  }
  return sources;
}

function routesLookup(document: DocumentNode, graphs: ReadonlyMap<string, Graph>): Supergraph["routesOf"] {
  const members = new Map([...graphs].filter(([, { url }]) => !OWN_URL.test(url)));
  const routes = {
    query: readRoutes(document, "query", members),
    mutation: readRoutes(document, "mutation", members),
    subscription: new Map(),
  };
  return (operation) => routes[operation];
}

function byServer(
  graphs: ReadonlyMap<string, Graph>,
): Pick<Supergraph, "memberUrls" | "ownSubgraphs" | "holderSubgraphs"> {
  const all = [...graphs.values()];
  const members = all.filter(({ url }) => !OWN_URL.test(url));
  return {
    memberUrls: new Map(members.map(({ name, url }) => [name, url])),
    ownSubgraphs: new Set(all.filter(({ url }) => OWN_URL.test(url)).map(({ name }) => name)),
    holderSubgraphs: new Set(all.filter(({ url }) => url === HOLDERS_URL).map(({ name }) => name)),
  };
}

interface FlatKey {
  readonly fields: readonly string[];
  readonly isResolved: boolean;
}

function keyLookup(
  document: DocumentNode,
  graphs: ReadonlyMap<string, Graph>,
): Pick<Supergraph, "keysOf" | "resolvedKeysOf"> {
  const keys = new Map<string, FlatKey[]>();
  for (const definition of document.definitions) {
    const isEntity =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
    if (!isEntity) continue;
    for (const directive of definition.directives ?? []) {
      const key = directive.name.value === "join__type" ? stringArgument(directive, "key") : undefined;
      if (key === undefined || !/^[\w\s,]+$/.test(key)) continue;
      const graph = enumArgument(directive, "graph") ?? "";
      const fields = key.match(/\w+/g) ?? [];
      // What a type extension shares with the type is external, whether or not composition says so.
      const isResolved =
        !isTrueArgument(directive, "extension") && !fields.some(isExternalIn(definition, graph));
      const lookup = `${graphs.get(graph)?.name} ${definition.name.value}`;
      keys.set(lookup, [...(keys.get(lookup) ?? []), { fields, isResolved }]);
    }
  }
  const find = (member: string, typeName: string) => keys.get(`${member} ${typeName}`) ?? [];
  return {
    keysOf: (...place) => find(...place).map(({ fields }) => fields),
    resolvedKeysOf: (...place) =>
      find(...place).flatMap(({ fields, isResolved }) => (isResolved ? [fields] : [])),
  };
}

function isExternalIn({ fields = [] }: { readonly fields?: readonly FieldDefinitionNode[] }, graph: string) {
  return (fieldName: string) =>
    fields
      .find(({ name }) => name.value === fieldName)
      ?.directives?.some(
        (one) =>
          one.name.value === "join__field" &&
          enumArgument(one, "graph") === graph &&
          isTrueArgument(one, "external"),
      ) ?? false;
}

function interfaceObjectLookup(
  document: DocumentNode,
  graphs: ReadonlyMap<string, Graph>,
): Supergraph["interfaceObjectsOf"] {
  const names = new Map([...graphs.values()].map(({ name }) => [name, new Set<string>()]));
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== "join__type" || !isTrueArgument(directive, "isInterfaceObject")) continue;
      names.get(graphs.get(enumArgument(directive, "graph") ?? "")?.name ?? "")?.add(definition.name.value);
    }
  }
  const none: ReadonlySet<string> = new Set();
  return (member) => names.get(member) ?? none;
}

function memberTypesLookup(
  document: DocumentNode,
  graphs: ReadonlyMap<string, Graph>,
): Supergraph["typesOf"] {
  const typesOf = createMemberTypes(document);
  const types = new Map([...graphs].map(([graph, { name }]) => [name, typesOf(graph)]));
  return (member) => types.get(member) ?? typesOf(member);
}

function carriedFieldsLookup(
  document: DocumentNode,
  graphs: ReadonlyMap<string, Graph>,
): Pick<Supergraph, "carriedFields" | "carriedFieldsOf"> {
  const carried = readCarriedFields(document);
  const fields = new Map([...graphs].map(([graph, { name }]) => [name, carried.in(graph)]));
  const none: CarriedFields = new Map();
  return { carriedFields: carried.all, carriedFieldsOf: (member) => fields.get(member) ?? none };
}

function keyFieldNames(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const isKeyOrRequires = node.name.value === "join__type" || node.name.value === "join__field";
      if (!isKeyOrRequires) return;
      for (const argument of node.arguments ?? []) {
        const isFieldSet = argument.name.value === "key" || argument.name.value === "requires";
        if (!isFieldSet || argument.value.kind !== Kind.STRING) continue;
        for (const name of argument.value.value.match(/[_A-Za-z]\w*/g) ?? []) names.add(name);
      }
    },
  });
  return names;
}
