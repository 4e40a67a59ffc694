import {
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import { RequestRefusal, refuse } from "../errors/request-refusal.js";
import { exactDefaultOf, hasExactDefaults } from "../wire/exact-literals.js";
import { ExactNumber, wholeDigits } from "../wire/exact-number.js";
import { leavesOf } from "../wire/json.js";
import type { OperationLimits } from "./operation-limits.js";
import { variableMistakes } from "./variable-mistakes.js";

/** As many as a member tells. */
const MOST_TOLD = 20;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * The operation's variables with defaults filled in; numbers of custom scalars keep their digits.
 * @throws RequestRefusal `TOO_MANY_VALUES`, or `BAD_USER_INPUT` when a value does not fit its variable's type
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Inputs,
  limits: Pick<OperationLimits, "variableValues">,
): Record<string, unknown> {
  const { count, hasExactNumbers } = survey(inputs, limits.variableValues);
  if (count > limits.variableValues) throw tooManyValues(limits.variableValues);
  const definitions = operation.variableDefinitions ?? [];
  const needsReading = hasExactNumbers || hasExactDefaults(schema);
  const given = needsReading ? withNumbersRead(schema, definitions, inputs) : inputs;
  const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: MOST_TOLD });
  if (errors) throw new RequestRefusal([variableMistakes(schema, operation, errors)], 400);
  return coerced;
}

export function tooManyValues(allowed: number): RequestRefusal {
  return refuse(
    "TOO_MANY_VALUES",
    `Biến có hơn ${allowed} giá trị; hãy gửi làm nhiều lần. / The variables hold more than ${allowed} values; send them in several operations.`,
  );
}

/** Counts values, up to one more than are allowed, and notes whether any number has a text of its own. */
function survey(inputs: Inputs, allowed: number): { count: number; hasExactNumbers: boolean } {
  let count = 0;
  let hasExactNumbers = false;
  for (const leaf of leavesOf(inputs)) {
    count += 1;
    hasExactNumbers ||= leaf instanceof ExactNumber;
    if (count > allowed) break;
  }
  return { count, hasExactNumbers };
}

function withNumbersRead(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  inputs: Inputs,
): Inputs {
  const read: Record<string, unknown> = { ...inputs };
  for (const { variable, type } of definitions) {
    const name = variable.name.value;
    const inputType = typeFromAST(schema, type);
    if (Object.hasOwn(inputs, name) && isInputType(inputType))
      read[name] = readNumbers(inputs[name], inputType);
  }
  return read;
}

/**
 * The value with numbers that graphql-js accepts where the type is one of GraphQL's own. Custom scalars keep exact
 * numbers.
 */
function readNumbers(value: unknown, type: GraphQLInputType): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isNonNullType(type)) return readNumbers(value, type.ofType);
  if (isListType(type)) {
    return Array.isArray(value)
      ? value.map((item) => readNumbers(item, type.ofType))
      : readNumbers(value, type.ofType);
  }
  if (value instanceof ExactNumber)
    return isScalarType(type) && !isSpecifiedScalarType(type) ? value : readNumber(value, type);
  if (!isInputObjectType(type) || Array.isArray(value)) return value;
  const read: Record<string, unknown> = { ...value };
  for (const field of Object.values(type.getFields())) {
    const item = Object.hasOwn(value, field.name) ? read[field.name] : exactDefaultOf(field);
    if (item !== undefined) read[field.name] = readNumbers(item, field.type);
  }
  return read;
}

function readNumber(number: ExactNumber, type: GraphQLInputType): unknown {
  if (type !== GraphQLID) return Number(number.text);
  // An id is text: it keeps its digits, and anything but a whole number is refused.
  return wholeDigits(number) ?? Number.NaN;
}
