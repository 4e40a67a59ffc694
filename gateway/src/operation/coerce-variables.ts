import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";
import type { OperationLimits } from "./operation-limits.js";
import { withCode } from "./parse-operation.js";
import { RequestRefusal, refuse } from "./request-refusal.js";

/**
 * The operation's variables with defaults filled in.
 * @throws RequestRefusal `TOO_MANY_VALUES`, or `BAD_USER_INPUT` when a value does not fit its variable's type
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
  limits: Pick<OperationLimits, "variableValues">,
): Record<string, unknown> {
  if (valuesLeft(inputs, limits.variableValues) < 0) {
    throw refuse(
      "TOO_MANY_VALUES",
      `The variables hold more than ${limits.variableValues} values; send them in several operations`,
    );
  }
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

/** How many more values there might be; stops counting below zero. */
function valuesLeft(value: unknown, allowed: number): number {
  if (typeof value !== "object" || value === null) return allowed - 1;
  let left = allowed;
  for (const item of Object.values(value)) {
    left = valuesLeft(item, left);
    if (left < 0) return left;
  }
  return left;
}
