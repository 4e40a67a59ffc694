import { type GraphQLError, type GraphQLSchema, Kind, parse, typeFromAST } from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";
import { withoutSuggestion } from "./disclosure.js";
import { mergeSelections } from "./selections/merge-selections.js";
import { explainInvalid } from "./validate-operation.js";

/** Made once: refusals of invalid documents are kept, and thrown again. */
const known = new WeakMap<RequestRefusal, WeakMap<GraphQLSchema, RequestRefusal>>();

/**
 * The refusal of the operation with suggestions from the contract alone. What the contract does not have is no mistake
 * for that: the errors stay those of the whole schema.
 */
export function suggestWithin(
  contract: GraphQLSchema,
  refusal: RequestRefusal,
  query: string,
): RequestRefusal {
  if (refusal.errors.every((error) => withoutSuggestion(error) === error)) return refusal;
  const before = known.get(refusal)?.get(contract);
  if (before) return before;
  const made = new RequestRefusal(suggested(contract, refusal.errors, query), refusal.status);
  const ofRefusal = known.get(refusal) ?? new WeakMap<GraphQLSchema, RequestRefusal>();
  known.set(refusal, ofRefusal.set(contract, made));
  return made;
}

function suggested(
  contract: GraphQLSchema,
  errors: readonly GraphQLError[],
  query: string,
): readonly GraphQLError[] {
  const document = parse(query);
  const hasInputs = document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.variableDefinitions?.every(({ type }) => typeFromAST(contract, type)),
  );
  const within = new Map(
    explainInvalid(contract, mergeSelections(document)).map((error) => [mistakeOf(error), error]),
  );
  // What is wrong with the value of a variable has no place in the document: its suggestions are of the variable's type.
  return errors.map((error) =>
    error.locations === undefined && hasInputs
      ? error
      : (within.get(mistakeOf(error)) ?? withoutSuggestion(error)),
  );
}

/** The same for the same mistake, whatever is suggested. */
function mistakeOf(error: GraphQLError): string {
  return JSON.stringify([error.locations, withoutSuggestion(error).message]);
}
