/** The part of an urql error that matters here. */
export interface AnswerError {
  readonly graphQLErrors: readonly {
    readonly path?: readonly (string | number)[] | undefined;
    readonly extensions?: Record<string, unknown> | undefined;
  }[];
}

export interface KnownAnswer<Data> {
  readonly data: Data | undefined;
  /** Members whose silence the answer reports, each once. Empty when the hub itself could not be read. */
  readonly failedMembers: readonly string[];
  /** Part of `data`, or all of it, comes from an earlier answer. */
  readonly isKept: boolean;
}

/**
 * What may be shown after an answer: where it failed, what the last complete answer said stays. Members answer
 * under root fields of their own, so what is kept is kept by root field.
 */
export function keepKnown<Data extends object>(
  complete: Data | undefined,
  answered: Data | undefined,
  error: AnswerError | undefined,
): KnownAnswer<Data> {
  if (error === undefined) return { data: answered, failedMembers: [], isKept: false };
  const failedMembers = findFailedMembers(error);
  if (answered === undefined) return { data: complete, failedMembers, isKept: complete !== undefined };
  const failedFields = new Set(error.graphQLErrors.map(({ path }) => path?.[0]));
  const kept = Object.entries(complete ?? {}).filter(([field]) => failedFields.has(field));
  return { data: { ...answered, ...Object.fromEntries(kept) }, failedMembers, isKept: kept.length > 0 };
}

function findFailedMembers(error: AnswerError): string[] {
  const members = error.graphQLErrors.flatMap(({ extensions }) =>
    typeof extensions?.member === "string" ? [extensions.member] : [],
  );
  return [...new Set(members)];
}
