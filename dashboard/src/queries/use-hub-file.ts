import { useCallback, useEffect, useState } from "react";
import { askHub } from "../identity/caller.js";
import type { HubQuery } from "./use-hub-query.js";

interface Read<Data> {
  readonly address: string;
  readonly data?: Data | undefined;
  readonly receivedAt?: number | undefined;
  readonly hasFailed: boolean;
}

/**
 * Reads a JSON file of the hub, such as the list of its exports. It is read once; a failure can be tried again. There is
 * no data where the hub has no such file.
 */
export function useHubFile<Data>(address: string): HubQuery<Data> {
  const [read, setRead] = useState<Read<Data>>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the same again
  useEffect(() => {
    const leaving = new AbortController();
    readFile<Data>(address, leaving.signal).then(
      (data) => setRead({ address, data, receivedAt: Date.now(), hasFailed: false }),
      () => {
        if (!leaving.signal.aborted) setRead({ address, hasFailed: true });
      },
    );
    return () => leaving.abort();
  }, [address, attempt]);
  const known = read?.address === address ? read : undefined;
  return {
    data: known?.data,
    isLoading: known === undefined,
    hasFailed: known?.hasFailed ?? false,
    failedMembers: [],
    refusals: [],
    isOfFormer: false,
    isStale: false,
    receivedAt: known?.receivedAt,
    asOf: undefined,
    refetch: useCallback(() => setAttempt((count) => count + 1), []),
  };
}

async function readFile<Data>(address: string, signal: AbortSignal): Promise<Data | undefined> {
  const response = await askHub(address, { signal });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${address} is answered with ${response.status}`);
  return response.json();
}
