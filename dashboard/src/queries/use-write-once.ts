import { useState } from "react";
import type { AnyVariables } from "urql";
import type { HubDocument } from "../api/hub-document.js";
import { type Outcome, useHubMutation } from "./use-hub-mutation.js";

/** One write: however often it is sent, it is written once. */
export interface WriteOnce<Variables> {
  readonly outcome: Outcome | undefined;
  readonly isSending: boolean;
  send(variables: Variables): Promise<void>;
}

/** @param onDone when it was written */
export function useWriteOnce<Data extends object, Variables extends AnyVariables>(
  document: HubDocument<Data, Variables>,
  onDone: () => void,
): WriteOnce<Variables> {
  const [key] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<Outcome>();
  const { send, isSending } = useHubMutation(document);
  return {
    outcome,
    isSending,
    async send(variables) {
      const result = await send(variables, key);
      setOutcome(result);
      if (result === "done") onDone();
    },
  };
}
