import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationTypeNode,
} from "graphql";
import { enumArgument } from "./directive-arguments.js";

/** A root type of a composed schema; undefined if it has no such operations. */
export function findRootType(
  document: DocumentNode,
  operation: `${OperationTypeNode}`,
): ObjectTypeDefinitionNode | undefined {
  const schema = document.definitions.find((definition) => definition.kind === Kind.SCHEMA_DEFINITION);
  const rootName =
    schema?.kind === Kind.SCHEMA_DEFINITION
      ? schema.operationTypes.find((type) => type.operation === operation)?.type.name.value
      : undefined;
  return document.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === rootName,
  );
}

/** The fields of a root type. */
export function rootFields(
  document: DocumentNode,
  operation: `${OperationTypeNode}`,
): readonly FieldDefinitionNode[] {
  return findRootType(document, operation)?.fields ?? [];
}

/** The subgraph that a field of the type is joined from, by its name in the join directives. */
export function graphOf(type: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string | undefined {
  // Without a directive of its own the field belongs to all subgraphs of its type, which then is one.
  const joined = findDirective(field, "join__field") ?? findDirective(type, "join__type");
  return joined && enumArgument(joined, "graph");
}

export function findDirective(
  { directives }: Pick<FieldDefinitionNode, "directives">,
  name: string,
): ConstDirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}
