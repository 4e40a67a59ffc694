import { type FormEvent, useState } from "react";
import type { AnyVariables } from "urql";
import type { HubDocument } from "../api/hub-document.js";
import { type Outcome, useHubMutation } from "./use-hub-mutation.js";

/** A form that is checked by the hub first, and then sent: it is written once, however often that is. */
export interface CheckedDraft<Draft> {
  readonly draft: Draft;
  /** Nothing against it was found, and it was not changed since. */
  readonly isChecked: boolean;
  readonly isSending: boolean;
  readonly outcome: Outcome | undefined;
  /** What is changed has to be checked anew, also where nothing is. */
  change(changes: Partial<Draft>): void;
  submit(event: FormEvent): void;
}

interface CheckedDraftOptions<Draft, Data, Variables extends AnyVariables> {
  readonly document: HubDocument<Data, Variables>;
  /** How the form begins, and what it is again when it was sent. */
  readonly empty: Draft;
  readonly variablesOf: (draft: Draft, validateOnly: boolean) => Variables;
  readonly onDone: () => void;
}

export function useCheckedDraft<Draft, Data extends object, Variables extends AnyVariables>({
  document,
  empty,
  variablesOf,
  onDone,
}: CheckedDraftOptions<Draft, Data, Variables>): CheckedDraft<Draft> {
  const [draft, setDraft] = useState(empty);
  /** The key of the write that was checked. */
  const [checked, setChecked] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { send, isSending } = useHubMutation(document);
  const checkOrWrite = async () => {
    const key = checked ?? crypto.randomUUID();
    const result = await send(variablesOf(draft, checked === undefined), key);
    if (result === "done" && checked === undefined) return setChecked(key);
    setOutcome(result);
    if (result !== "done") return;
    setDraft(empty);
    setChecked(undefined);
    onDone();
  };
  return {
    draft,
    isChecked: checked !== undefined,
    isSending,
    outcome,
    change(changes) {
      setDraft({ ...draft, ...changes });
      setChecked(undefined);
      setOutcome(undefined);
    },
    submit(event) {
      event.preventDefault();
      void checkOrWrite();
    },
  };
}
