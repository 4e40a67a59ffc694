import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";

/** Answers `__schema` and `__type` from the caller's contract, without asking a member. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  fields: readonly FieldNode[],
  variables: Readonly<Record<string, unknown>>,
): { data: Readonly<Record<string, unknown>>; errors: readonly GraphQLFormattedError[] } {
  // Variables of other fields may have types that are not in the contract.
  const variableDefinitions = operation.variableDefinitions?.filter(({ type }) => typeFromAST(schema, type));
  const introspection = {
    ...operation,
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [introspection, ...fragments] } as const;
  const { data, errors } = executeSync({ schema, document, variableValues: variables });
  return { data: data ?? {}, errors: (errors ?? []).map((error) => error.toJSON()) };
}
