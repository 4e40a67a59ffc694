import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  specifiedRules,
  validate,
} from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";
import { inBothLanguages } from "./graphql-sentences.js";
import { withCode } from "./parse-operation.js";
import { overlappingFieldsRule } from "./selections/overlapping-fields.js";

const MAX_REPORTED_ERRORS = 20;
const RULES = specifiedRules.map((rule) =>
  rule === OverlappingFieldsCanBeMergedRule ? overlappingFieldsRule : rule,
);
const CODE = "GRAPHQL_VALIDATION_FAILED";

/**
 * `locate` parses the document again with locations: only errors need them.
 * @throws RequestRefusal `GRAPHQL_VALIDATION_FAILED` listing what the public schema does not allow
 */
export function validateOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  locate: () => DocumentNode,
): void {
  if (validationErrors(schema, document).length === 0) return;
  throw new RequestRefusal(explainInvalid(schema, locate()), 400);
}

/** What the schema does not allow of the document, as clients are told; empty if that is nothing. */
export function explainInvalid(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  return validationErrors(schema, document).map((error) => withCode(inBothLanguages(error), CODE));
}

function validationErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, RULES, { maxErrors: MAX_REPORTED_ERRORS });
  } catch (error) {
    // graphql-js 16 evaluates conditions on a subscription's root field before it has any variables.
    if (!(error instanceof GraphQLError)) throw error;
    const sentence = "The root field of a subscription cannot be skipped or included by a variable.";
    return [new GraphQLError(sentence, { nodes: error.nodes })];
  }
}
