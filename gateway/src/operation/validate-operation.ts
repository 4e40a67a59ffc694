import { type DocumentNode, type GraphQLSchema, validate } from "graphql";
import { withCode } from "./parse-operation.js";
import { RequestRefusal } from "./request-refusal.js";

const MAX_REPORTED_ERRORS = 20;

/** @throws RequestRefusal `GRAPHQL_VALIDATION_FAILED` listing what clients' schema does not allow. */
export function validateOperation(schema: GraphQLSchema, document: DocumentNode): void {
  const errors = validate(schema, document, undefined, { maxErrors: MAX_REPORTED_ERRORS });
  if (errors.length === 0) return;
  throw new RequestRefusal(
    errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED")),
    400,
  );
}
