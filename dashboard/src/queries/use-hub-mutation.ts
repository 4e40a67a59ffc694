import { useState } from "react";
import { type AnyVariables, type CombinedError, useMutation } from "urql";
import type { HubDocument } from "../api/hub-document.js";
import type { LocalizedText } from "../language/language.js";
import { inBothLanguages } from "./keep-last-complete.js";

/** What the hub has said to a write. */
export type Outcome =
  | "done"
  /** Nothing was written, for these reasons. */
  | { readonly refusals: readonly LocalizedText[] }
  /** The hub could not be asked, or the answer was lost: sent again, it is written once. */
  | "unknown";

export interface HubMutation<Variables> {
  readonly isSending: boolean;
  /** @param key of this write: it is written once, however often it is sent with it */
  send(variables: Variables, key: string): Promise<Outcome>;
}

/** Writes to the hub as the caller. */
export function useHubMutation<Data extends object, Variables extends AnyVariables>(
  document: HubDocument<Data, Variables>,
): HubMutation<Variables> {
  const [, execute] = useMutation<Data, AnyVariables>(document);
  const [isSending, setIsSending] = useState(false);
  return {
    isSending,
    async send(variables, key) {
      setIsSending(true);
      try {
        const fetchOptions = { headers: { "idempotency-key": key } };
        const { error } = await execute(variables, { fetchOptions });
        return error === undefined ? "done" : outcomeOf(error);
      } finally {
        setIsSending(false);
      }
    },
  };
}

function outcomeOf({ networkError, graphQLErrors }: CombinedError): Outcome {
  if (networkError !== undefined || graphQLErrors.length === 0) return "unknown";
  return { refusals: graphQLErrors.flatMap(({ message }) => message.split("\n").map(inBothLanguages)) };
}
