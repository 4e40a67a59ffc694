/**
 * From type-graphql classes to a Federation 2 subgraph.
 *
 * type-graphql keeps applied directives on `astNode`, where graphql-js does not print them, but graphql-tools does.
 * `_service` and `_entities` follow the Apollo Federation subgraph specification.
 */
import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import {
  type ConstDirectiveNode,
  type DocumentNode,
  extendSchema,
  type GraphQLDirective,
  GraphQLError,
  type GraphQLFieldMap,
  type GraphQLSchema,
  GraphQLUnionType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  specifiedDirectives,
  validateSchema,
  visit,
} from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { checkInputs, readRepresentation } from "./checked-inputs.js";
import type { MemberContext } from "./context.js";
import {
  CARRIES_DIRECTIVE,
  HOLDS_BELOW_DIRECTIVE,
  holdDays,
  holdForEntities,
  printCarriedDays,
} from "./held-days.js";
import { GLOBAL_ID_DIRECTIVE, readSpelling } from "./ids/global-node.js";
import { ANY_TYPE, findExpectedTypes, ID_OF_DIRECTIVE } from "./ids/id-of.js";
import { MemberIds } from "./ids/member-ids.js";
import { NAMES_NODE_DIRECTIVE } from "./ids/names-node.js";
import { STANDS_IN_FOR_DIRECTIVE } from "./ids/stands-in-for.js";

const FEDERATION_URL = "https://specs.apollo.dev/federation/v2.9";
/** Federation's directives. */
const FEDERATION_DIRECTIVES = [
  "key",
  "shareable",
  "external",
  "requires",
  "provides",
  "override",
  "inaccessible",
  "tag",
  "authenticated",
  "requiresScopes",
  "policy",
  "interfaceObject",
  "cost",
  "listSize",
];

/** A class that type-graphql or TypeORM reads decorators from, whatever its constructor takes. */
export type DecoratedClass = abstract new (...args: never[]) => object;

export interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** Finds the entity of a representation; null when the member does not know it. Keys are untrusted input. */
export type ReferenceResolver = (
  representation: Representation,
  context: MemberContext,
) => Promise<object | null>;

/** A specification of the member's own, or of a third party: https://specs.apollo.dev/link/v1.0 */
export interface SpecificationLink {
  /** With its version: `https://example.vn/spec/shelves/v0.1`. */
  readonly url: string;
  /** Those of its directives that the schema uses, such as `@shelf`. They reach the supergraph. */
  readonly imports: readonly `@${string}`[];
}

export interface SubgraphDefinition {
  /** The subgraph's name, in kebab-case. */
  readonly name: string;
  /** Specifications besides Federation, which is linked by itself, with what the schema uses of it. */
  readonly links?: readonly SpecificationLink[];
  /** The definitions of the directives that the links import. */
  readonly directives?: readonly GraphQLDirective[];
  readonly resolvers: NonEmptyArray<DecoratedClass>;
  /** Object types that no field of a resolver mentions, such as entities this member only extends. */
  readonly orphanedTypes?: DecoratedClass[];
  /** By type name; every type with a resolvable `@key` needs one. */
  readonly referenceResolvers: Readonly<Record<string, ReferenceResolver>>;
}

export interface Subgraph {
  readonly schema: GraphQLSchema;
  /** What is composed into the supergraph, directives and descriptions included. */
  readonly sdl: string;
  readonly ids: MemberIds;
}

/** @throws {Error} when a type has a resolvable key and no reference resolver, ids of a type are not global, or the schema is not valid */
export function buildSubgraph(definition: SubgraphDefinition): Subgraph {
  const decorated = buildSchemaSync({
    resolvers: definition.resolvers,
    orphanedTypes: definition.orphanedTypes ?? [],
    directives: [
      ...specifiedDirectives,
      ID_OF_DIRECTIVE,
      GLOBAL_ID_DIRECTIVE,
      NAMES_NODE_DIRECTIVE,
      STANDS_IN_FOR_DIRECTIVE,
      HOLDS_BELOW_DIRECTIVE,
      CARRIES_DIRECTIVE,
      ...(definition.directives ?? []),
    ],
    skipCheck: true,
    validate: false,
  });
  const base = withCarriedDays(decorated);
  const document = documentOf(base);
  const sdl = `${linkHeader(document, definition.links ?? [])}\n\n${print(document)}\n`;
  const entities = document.definitions.filter(isResolvableEntity).map((type) => type.name.value);
  const unresolved = entities.filter((name) => !definition.referenceResolvers[name]);
  if (unresolved.length > 0) throw new Error(`No reference resolver for: ${unresolved.join(", ")}`);
  const ids = new MemberIds(definition.name, base);
  const bare = [...findExpectedTypes(document)].filter((type) => type !== ANY_TYPE && !ids.has(type));
  if (bare.length > 0) throw new Error(`@IdOf names what is no @GlobalNode: ${bare.join(", ")}`);
  const schema = addFederationFields(base, { sdl, entities, ids }, definition.referenceResolvers);
  checkInputs(schema, ids);
  holdDays(schema);
  ids.formatAnswers(schema);
  const errors = validateSchema(schema);
  if (errors.length > 0) throw new AggregateError(errors, errors.map((error) => error.message).join("\n"));
  return { schema, sdl, ids };
}

function withCarriedDays(schema: GraphQLSchema): GraphQLSchema {
  const extension = printCarriedDays(schema);
  return extension === "" ? schema : extendSchema(schema, parse(extension), { assumeValidSDL: true });
}

/** What the schema is written in: of Federation what it uses, of other specifications what the member says. */
function linkHeader(document: DocumentNode, links: readonly SpecificationLink[]): string {
  const used = new Set<string>();
  visit(document, { Directive: ({ name }) => void used.add(name.value) });
  const others = links.flatMap(({ imports }) => imports);
  const federation = FEDERATION_DIRECTIVES.filter((name) => used.has(name)).map((name) => `@${name}`);
  const imports = [...federation, ...(others.length > 0 ? ["@composeDirective"] : [])];
  return [
    "extend schema",
    ...[{ url: FEDERATION_URL, imports }, ...links].map(printLink),
    ...others.map((name) => `  @composeDirective(name: "${name}")`),
  ].join("\n");
}

function printLink({ url, imports }: { readonly url: string; readonly imports: readonly string[] }): string {
  return `  @link(url: "${url}", import: [${imports.map((name) => `"${name}"`).join(", ")}])`;
}

function addFederationFields(
  base: GraphQLSchema,
  { sdl, entities, ids }: { readonly sdl: string; readonly entities: string[]; readonly ids: MemberIds },
  referenceResolvers: SubgraphDefinition["referenceResolvers"],
): GraphQLSchema {
  const entityField = entities.length > 0 ? "_entities(representations: [_Any!]!): [_Entity]!" : "";
  const entityUnion = entities.length > 0 ? `union _Entity = ${entities.join(" | ")}` : "";
  const schema = extendSchema(
    base,
    parse(`
      scalar _Any
      type _Service { sdl: String! }
      ${entityUnion}
      extend type Query { _service: _Service! ${entityField} }
    `),
    { assumeValidSDL: true },
  );
  const queryFields: GraphQLFieldMap<unknown, MemberContext> = schema.getQueryType()?.getFields() ?? {};
  const { _service: serviceField, _entities: entitiesField } = queryFields;
  if (serviceField) serviceField.resolve = () => ({ sdl });
  if (entitiesField) {
    // The entity's own object carries no __typename; the union learns it here.
    const resolvers = new Map(Object.entries(referenceResolvers));
    const typeNames = new WeakMap<object, string>();
    const union = schema.getType("_Entity");
    if (union instanceof GraphQLUnionType) union.resolveType = (entity: object) => typeNames.get(entity);
    entitiesField.resolve = (_source, { representations }: { representations: unknown[] }, context, info) => {
      holdForEntities(info, representations);
      return representations.map(async (value) => {
        const representation = parseRepresentation(value, schema, ids);
        const resolve = resolvers.get(representation.__typename);
        if (!resolve) throw unknownEntity(representation.__typename);
        const entity = await resolve(representation, context);
        if (entity) typeNames.set(entity, representation.__typename);
        return entity;
      });
    };
  }
  return schema;
}

function parseRepresentation(value: unknown, schema: GraphQLSchema, ids: MemberIds): Representation {
  if (
    typeof value === "object" &&
    value !== null &&
    "__typename" in value &&
    typeof value.__typename === "string"
  ) {
    return { ...readRepresentation(schema, { ...value }, ids), __typename: value.__typename };
  }
  throw new GraphQLError("A representation needs a __typename.", { extensions: { code: "BAD_USER_INPUT" } });
}

function unknownEntity(typeName: string): GraphQLError {
  return new GraphQLError(`"${typeName}" is not an entity of this member.`, {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

function isResolvableEntity(node: DocumentNode["definitions"][number]): node is ObjectTypeDefinitionNode {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION &&
    (readSpelling(node.directives)?.namesMember === true ||
      (node.directives ?? []).some(
        (directive) => directive.name.value === "key" && !isUnresolvable(directive),
      ))
  );
}

function isUnresolvable(key: ConstDirectiveNode): boolean {
  return (key.arguments ?? []).some(
    ({ name, value }) => name.value === "resolvable" && value.kind === Kind.BOOLEAN && !value.value,
  );
}

/** The schema with its applied directives. The default names of its root types need no definition. */
function documentOf(schema: GraphQLSchema): DocumentNode {
  const { definitions, ...document } = getDocumentNodeFromSchema(schema);
  return { ...document, definitions: definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION) };
}
