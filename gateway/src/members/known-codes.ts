/**
 * Codes whose messages members write for the people who read them. A message under any other code may hold
 * what is nobody's business (SQL, addresses, stack traces) and is masked.
 */
export const KNOWN_CODES: ReadonlySet<string> = new Set([
  "BAD_USER_INPUT",
  "VALIDATION",
  "REFUSED",
  "NOT_FOUND",
  "CONFLICT",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "WRITE_KEY_REQUIRED",
]);
