/** The part of an urql error that matters here. */
export interface QueryError {
  readonly graphQLErrors: readonly {
    readonly path?: readonly (string | number)[] | undefined;
    readonly extensions?: Record<string, unknown> | undefined;
  }[];
}

export interface KeptData<Data> {
  readonly data: Data | undefined;
  /** Members that the response reports as silent, each once. Empty when the hub itself could not be reached. */
  readonly failedMembers: readonly string[];
  /** Some or all of `data` comes from an earlier response. */
  readonly isStale: boolean;
}

/**
 * The data to show after a response: where it failed, the last complete data stays. Each member answers under root
 * fields of its own, so data is kept by root field.
 */
export function keepLastComplete<Data extends object>(
  lastComplete: Data | undefined,
  received: Data | undefined,
  error: QueryError | undefined,
): KeptData<Data> {
  if (error === undefined) return { data: received, failedMembers: [], isStale: false };
  const failedMembers = findFailedMembers(error);
  if (received === undefined)
    return { data: lastComplete, failedMembers, isStale: lastComplete !== undefined };
  const failedFields = new Set(error.graphQLErrors.map(({ path }) => path?.[0]));
  const kept = Object.entries(lastComplete ?? {}).filter(([field]) => failedFields.has(field));
  return { data: { ...received, ...Object.fromEntries(kept) }, failedMembers, isStale: kept.length > 0 };
}

function findFailedMembers(error: QueryError): string[] {
  const members = error.graphQLErrors.flatMap(({ extensions }) =>
    typeof extensions?.member === "string" ? [extensions.member] : [],
  );
  return [...new Set(members)];
}
