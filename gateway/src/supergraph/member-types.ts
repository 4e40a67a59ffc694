import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type NamedTypeNode,
  type OperationTypeNode,
  parseType,
  type TypeNode,
} from "graphql";
import { enumArgument, stringArgument } from "./directives/directive-arguments.js";

/** The types as one member defines them. It may promise more than the supergraph, which says what all of them keep. */
export interface MemberTypes {
  /** Undefined if no member has such operations. */
  rootTypeName(kind: `${OperationTypeNode}`): string | undefined;
  /** Undefined if the supergraph does not have the field. */
  typeOf(typeName: string, fieldName: string): TypeNode | undefined;
  isLeaf(typeName: string): boolean;
}

/** Finds the types of a subgraph by its name in the join directives. */
export function createMemberTypes(supergraph: DocumentNode): (graph: string) => MemberTypes {
  const fields = new Map<string, ReadonlyMap<string, FieldDefinitionNode>>();
  const unions = new Set<string>();
  const roots = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        fields.set(definition.name.value, byName(definition.fields ?? []));
        break;
      case Kind.UNION_TYPE_DEFINITION:
        unions.add(definition.name.value);
        break;
      case Kind.SCHEMA_DEFINITION:
        for (const { operation, type } of definition.operationTypes) roots.set(operation, type.name.value);
    }
  }
  return (graph) => ({
    rootTypeName: (kind) => roots.get(kind),
    typeOf(typeName, fieldName) {
      const field = fields.get(typeName)?.get(fieldName);
      return field && (typeInGraph(field, graph) ?? field.type);
    },
    isLeaf: (typeName) => !fields.has(typeName) && !unions.has(typeName),
  });
}

function byName(fields: readonly FieldDefinitionNode[]): Map<string, FieldDefinitionNode> {
  return new Map(fields.map((field) => [field.name.value, field]));
}

/** The type given by `@join__field`, where the subgraph's differs from the supergraph's. */
function typeInGraph({ directives = [] }: FieldDefinitionNode, graph: string): TypeNode | undefined {
  const joined = directives.find((directive) => isJoined(directive, graph));
  const type = joined && stringArgument(joined, "type");
  return type === undefined ? undefined : parseType(type, { noLocation: true });
}

function isJoined(directive: ConstDirectiveNode, graph: string): boolean {
  return directive.name.value === "join__field" && enumArgument(directive, "graph") === graph;
}

/** The type without its lists and non-null marks. */
export function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}
