/** The part of an urql error that matters here. */
export interface AnswerError {
  readonly graphQLErrors: readonly { readonly extensions?: Record<string, unknown> | undefined }[];
}

/** Names of the members whose silence an answer reports, each once. Empty when the hub itself could not be read. */
export function findFailedMembers(error: AnswerError | undefined): string[] {
  const members = (error?.graphQLErrors ?? []).flatMap(({ extensions }) =>
    typeof extensions?.member === "string" ? [extensions.member] : [],
  );
  return [...new Set(members)];
}
