import { subscribe } from "@hub/client/subscribe";
import { useEffect, useState } from "react";
import { HUB_URL } from "../api/hub-client.js";
import type { HubDocument } from "../api/hub-document.js";
import { streamCredentials } from "../identity/caller.js";
import { openInTurn } from "./open-in-turn.js";

/**
 * The latest answer to a query with `@live`; undefined before the first and while the connection is lost, since nobody
 * knows then whether it still holds. After a break it is answered anew.
 */
export function useLiveQuery<Data>(document: HubDocument<Data, Record<string, never>>): Data | undefined {
  const [answer, setAnswer] = useState<Data>();
  useEffect(
    () =>
      openInTurn(() =>
        subscribe<Data>({
          url: HUB_URL,
          query: document,
          hasCursor: false,
          transport: "ws",
          ...streamCredentials,
          onData: ({ data }) => setAnswer(data ?? undefined),
          onStatus: ({ state }) => {
            if (state === "stale") setAnswer(undefined);
          },
        }),
      ),
    [document],
  );
  return answer;
}
