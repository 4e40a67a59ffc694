import { useEffect, useState } from "react";
import { askHub } from "../../identity/caller.js";
import type { Language } from "../../language/language.js";

export interface FileRefusal {
  /** Undefined where the hub could not be asked. */
  readonly sentence: Readonly<Record<Language, string>> | undefined;
  /** The same address may have the file later. */
  readonly isForNow: boolean;
}

interface FileState {
  readonly refusal?: FileRefusal;
  /** The hub gives the file now. */
  readonly isThere: boolean;
  /** Asks the hub again. */
  readonly ask: () => void;
}

/** What the hub says of a file that it did not give. */
export function useRefusalOfFile(address: string): FileState {
  const [answer, setAnswer] = useState<FileRefusal | "there">();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks for the same again
  useEffect(() => {
    const leaving = new AbortController();
    askForFile(address, leaving.signal).then(setAnswer, () => {
      if (!leaving.signal.aborted) setAnswer({ sentence: undefined, isForNow: true });
    });
    return () => leaving.abort();
  }, [address, attempt]);
  const ask = () => setAttempt((count) => count + 1);
  if (answer === "there") return { isThere: true, ask };
  return { isThere: false, ask, ...(answer && { refusal: answer }) };
}

async function askForFile(address: string, signal: AbortSignal): Promise<FileRefusal | "there"> {
  const response = await askHub(address, { signal, headers: { accept: "application/json" } });
  if (response.ok) {
    // It is taken by its link.
    await response.body?.cancel();
    return "there";
  }
  const { errors = [] }: { readonly errors?: readonly { readonly message: string }[] } =
    await response.json();
  const [vi, en = vi] = errors[0]?.message.split(" / ") ?? [];
  return {
    sentence: vi === undefined || en === undefined ? undefined : { vi, en },
    isForNow: response.status === 429 || response.status >= 500,
  };
}
