import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from "graphql";
import type { OperationLimits } from "./operation-limits.js";
import { RequestRefusal, refuse } from "./request-refusal.js";

/** @throws RequestRefusal `DOCUMENT_TOO_LONG`, `TOO_MANY_TOKENS`, `TOO_DEEP` or `GRAPHQL_PARSE_FAILED` */
export function parseOperation(
  text: string,
  limits: Pick<OperationLimits, "documentLength" | "tokens">,
): DocumentNode {
  const { documentLength, tokens: maxTokens } = limits;
  // One token can be a text of any length, which is read, checked, printed and planned with.
  if (text.length > documentLength) {
    throw refuse(
      "DOCUMENT_TOO_LONG",
      `The document is longer than ${documentLength} characters; send long values as variables`,
    );
  }
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    // The parser calls itself for every level.
    if (error instanceof RangeError) throw refuse("TOO_DEEP", "The document is nested too deeply to be read");
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
