import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from "graphql";
import { RequestRefusal, refuse } from "./request-refusal.js";

/** @throws RequestRefusal `TOO_MANY_TOKENS` or `GRAPHQL_PARSE_FAILED` */
export function parseOperation(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes("tokens")) {
      throw refuse("TOO_MANY_TOKENS", `The document has more than ${maxTokens} tokens; ask for less at once`);
    }
    throw new RequestRefusal([withCode(error, "GRAPHQL_PARSE_FAILED")], 400);
  }
}

/**
 * The operation of that name, or the only one of the document.
 * @throws RequestRefusal `OPERATION_NOT_FOUND`
 */
export function getOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operationName !== undefined) {
    const named = operations.find((operation) => operation.name?.value === operationName);
    if (!named) throw refuse("OPERATION_NOT_FOUND", `The document has no operation named "${operationName}"`);
    return named;
  }
  const [only, another] = operations;
  if (!only) throw refuse("OPERATION_NOT_FOUND", "The document has no operation");
  if (another)
    throw refuse("OPERATION_NOT_FOUND", "The document has several operations; say which with operationName");
  return only;
}

/** The same error with `extensions.code`. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { code },
  });
}
