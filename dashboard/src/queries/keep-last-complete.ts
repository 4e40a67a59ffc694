import type { LocalizedText } from "../language/language.js";

/** The part of an urql error that matters here. */
export interface QueryError {
  readonly graphQLErrors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[] | undefined;
    readonly extensions?: Record<string, unknown> | undefined;
  }[];
}

export interface KeptData<Data> {
  readonly data: Data | undefined;
  /** Members that the response reports as silent, each once. Empty when the hub itself could not be reached. */
  readonly failedMembers: readonly string[];
  /** Why what was asked cannot be answered, whoever is asked again: it names, for example, an indicator that there is not. */
  readonly refusals: readonly LocalizedText[];
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
  if (error === undefined) return { data: received, failedMembers: [], refusals: [], isStale: false };
  const [refused, failed] = apart(error.graphQLErrors, isRefused);
  const failedMembers = findFailedMembers(failed);
  const refusals = [...new Set(refused.map(({ message }) => message))].map(inBothLanguages);
  // What is known is the answer to another question than one that is refused.
  const known = refusals.length > 0 && failed.length === 0 ? undefined : lastComplete;
  if (received === undefined) return { data: known, failedMembers, refusals, isStale: known !== undefined };
  const failedFields = new Set(failed.map(({ path }) => path?.[0]));
  const kept = Object.entries(known ?? {}).filter(([field]) => failedFields.has(field));
  return {
    data: { ...received, ...Object.fromEntries(kept) },
    failedMembers,
    refusals,
    isStale: kept.length > 0,
  };
}

type HubError = QueryError["graphQLErrors"][number];

/** Asking again changes nothing: whoever asks is told what to ask instead, or which right is missing. */
function isRefused({ extensions }: HubError): boolean {
  return CODES_OF_REFUSAL.has(extensions?.["code"]);
}

const CODES_OF_REFUSAL: ReadonlySet<unknown> = new Set(["BAD_USER_INPUT", "FORBIDDEN"]);

function apart<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

/** The hub says it in Vietnamese, and after that in English. */
export function inBothLanguages(message: string): LocalizedText {
  const [vi = "", ...en] = message.split(" / ");
  return { vi, en: en.length > 0 ? en.join(" / ") : null };
}

function findFailedMembers(errors: readonly HubError[]): string[] {
  const members = errors.flatMap(({ extensions }) =>
    typeof extensions?.member === "string" ? [extensions.member] : [],
  );
  return [...new Set(members)];
}
