import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";
import { withCode } from "./parse-operation.js";
import { RequestRefusal } from "./request-refusal.js";

/**
 * The operation's variables with defaults filled in.
 * @throws RequestRefusal `BAD_USER_INPUT` when a value does not fit its variable's type
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs, {
    maxErrors: 10,
  });
  if (errors)
    throw new RequestRefusal(
      errors.map((error) => withCode(error, "BAD_USER_INPUT")),
      400,
    );
  return coerced;
}
