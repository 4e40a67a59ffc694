const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for what PostgreSQL takes as a uuid key; ids from outside are checked before they reach a query. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/**
 * A UUID as it is compared and stored: RFC 9562 §4 has it written in lower case and read in either. Any other id
 * stays as it is.
 */
export function lowerCaseUuid(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : id;
}
