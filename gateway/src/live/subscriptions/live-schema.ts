import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  type TypeDefinitionNode,
} from "graphql";
import { type ComparedFields, readComparedFields } from "./told-versions.js";

/** Directive arguments of a composed schema are literals; these are the strings and enums among them. */
type LiteralArguments = ReadonlyMap<string, string>;

/**
 * What the gateway itself must know to answer the subscription fields that are fed by events. Every type and field of
 * the virtual subgraph is in the supergraph, so its operations execute against that.
 */
export interface LiveSchema {
  readonly schema: GraphQLSchema;
  /** Types that other members resolve and that are found by their `id` alone. */
  readonly entityTypes: ReadonlySet<string>;
  readonly comparedFields: ComparedFields;
}

/** Reads it for the subgraph named `member`. */
export function readLiveSchema(supergraphSdl: string, member: string): LiveSchema {
  const document = parse(supergraphSdl);
  const graph = findGraph(document, member);
  const entityTypes = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION && isKeyedById(definition, graph)) {
      entityTypes.add(definition.name.value);
    }
  }
  // Composition has checked the supergraph, and graphql-js does not know the rules of the join directives.
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return { schema, entityTypes, comparedFields: readComparedFields(schema) };
}

/** The object type that the subscription field `fieldName` returns. */
export function getPayloadType({ schema }: LiveSchema, fieldName: string): GraphQLObjectType {
  const field = schema.getSubscriptionType()?.getFields()[fieldName];
  const type = field && getNamedType(field.type);
  if (!isObjectType(type)) {
    throw new Error(`Subscription.${fieldName} returns no object type; only those can be built from events`);
  }
  return type;
}

function findGraph(document: DocumentNode, member: string): string | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const value of definition.values ?? []) {
      const named = directiveArguments(value, "join__graph").some((given) => given.get("name") === member);
      if (named) return value.name.value;
    }
  }
  return undefined;
}

function isKeyedById(definition: TypeDefinitionNode, graph: string | undefined): boolean {
  return directiveArguments(definition, "join__type").some(
    (given) => given.get("graph") === graph && given.get("key")?.trim() === "id",
  );
}

function directiveArguments(node: Pick<TypeDefinitionNode, "directives">, name: string): LiteralArguments[] {
  const applied = node.directives?.filter((directive) => directive.name.value === name) ?? [];
  return applied.map(
    (directive) =>
      new Map(
        directive.arguments?.flatMap(({ name: argument, value }) =>
          value.kind === Kind.STRING || value.kind === Kind.ENUM
            ? [[argument.value, value.value] as const]
            : [],
        ),
      ),
  );
}
