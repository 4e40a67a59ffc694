import { type Status, subscribe } from "@hub/client/subscribe";
import { useEffect, useEffectEvent } from "react";
import { HUB_URL } from "../api/hub-client.js";
import type { HubDocument } from "../api/hub-document.js";
import { streamCredentials } from "../identity/caller.js";
import { useLiveReports } from "./live-status.js";
import { openInTurn } from "./open-in-turn.js";

/** After a break this long, data without a subscription of its own may have changed too. */
const LONG_BREAK_MS = 60_000;

interface LiveSubscriptionOptions<Data, Variables> {
  /** Unique on the page. */
  readonly name: string;
  readonly document: HubDocument<Data, Variables>;
  /** The subscription waits while they are undefined. */
  readonly variables: Variables | undefined;
  /** `asOf` of a response no newer than the data shown: everything since then will be delivered. */
  readonly asOf: string | undefined;
  readonly onData: (data: Data) => void;
  /** Something changed, and no notice will say what: query again. */
  readonly onOutdated: () => void;
  /** Notices were lost, and earlier ones no longer count: drop them and query again. By default `onOutdated`. */
  readonly onGap?: () => void;
  readonly onLongBreak?: () => void;
  readonly onStatus?: (status: Status) => void;
}

/** Keeps one subscription open while the component is mounted; the client resumes it after a break. */
export function useLiveSubscription<Data, Variables extends Record<string, unknown>>(
  options: LiveSubscriptionOptions<Data, Variables>,
): void {
  const { name, document, variables } = options;
  const { reportStatus, removeSubscription, confirmData } = useLiveReports();
  const receive = useEffectEvent((data: Data | null | undefined) => {
    confirmData();
    // A notice without data still says that something changed.
    if (data) options.onData(data);
    else options.onOutdated();
  });
  const follow = useEffectEvent((status: Status, staleSince: Date | undefined) => {
    reportStatus(name, status);
    options.onStatus?.(status);
    if (status.state !== "live" || staleSince === undefined) return;
    if (Date.now() - staleSince.getTime() > LONG_BREAK_MS) options.onLongBreak?.();
  });
  const skipGap = useEffectEvent(() => (options.onGap ?? options.onOutdated)());
  const findCursor = useEffectEvent(() => options.asOf);
  const becomeOutdated = useEffectEvent(() => options.onOutdated());
  const variablesKey = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by value, through variablesKey
  useEffect(() => {
    if (variables === undefined) return;
    reportStatus(name, { state: "connecting" });
    const close = openInTurn(() => {
      let staleSince: Date | undefined;
      const cursor = findCursor();
      let mayHaveMissed = cursor === undefined;
      return subscribe<Data>({
        url: HUB_URL,
        query: document,
        variables,
        cursor,
        transport: "ws",
        ...streamCredentials,
        onData: ({ data }) => receive(data),
        onStatus: (status) => {
          follow(status, staleSince);
          staleSince = "since" in status ? status.since : undefined;
          // Without a cursor to start from, changes between the response and now were missed.
          if (status.state === "live" && mayHaveMissed) {
            mayHaveMissed = false;
            becomeOutdated();
          }
        },
        onGap: () => skipGap(),
        onRefusal: () => reportStatus(name, { state: "stale", since: new Date() }),
      });
    });
    return () => {
      close();
      removeSubscription(name);
    };
  }, [name, document, variablesKey]);
}
