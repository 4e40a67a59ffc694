/**
 * Where a directive stands in an operation: "ExecutableDirectiveLocation" of the GraphQL specification. Only directives
 * that may stand there are of use to clients.
 */
export const EXECUTABLE_LOCATIONS: ReadonlySet<string> = new Set([
  "QUERY",
  "MUTATION",
  "SUBSCRIPTION",
  "FIELD",
  "FRAGMENT_DEFINITION",
  "FRAGMENT_SPREAD",
  "INLINE_FRAGMENT",
  "VARIABLE_DEFINITION",
]);
