/**
 * Codes whose messages members write for readers: their mistakes, what they may not do and what does not exist. A
 * message under any other code may hold internals (SQL, addresses, stack traces) and is masked unless the member's
 * settings say otherwise.
 */
export const KNOWN_CODES: ReadonlySet<string> = new Set([
  // The hub's own.
  "VALIDATION",
  "REFUSED",
  // Apollo Server, and servers that follow it: gqlgen, Strawberry and Ariadne by convention, Mercurius, Yoga.
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  // Spring for GraphQL, as a classification.
  "UNAUTHORIZED",
  // DGS, as an errorType.
  "PERMISSION_DENIED",
  "FAILED_PRECONDITION",
  // Hot Chocolate.
  "AUTH_NOT_AUTHENTICATED",
  "AUTH_NOT_AUTHORIZED",
  // What others say of invalid input.
  "INVALID_INPUT",
  "INVALID_ARGUMENT",
  "VALIDATION_ERROR",
  "VALIDATION_FAILED",
  "ALREADY_EXISTS",
]);

/**
 * Extensions of such errors that members write for readers: each mistake in an input, with the path of its field, and of a
 * conflict the version that there is.
 */
export const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set(["mistakes", "currentVersion"]);
