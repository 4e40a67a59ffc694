import { type Status, subscribe } from "@hub/client/subscribe";
import type { TypedDocumentNode } from "@urql/core";
import { print } from "graphql";
import { useEffect, useEffectEvent } from "react";
import { HUB_URL } from "../api/hub-client.js";
import { useLiveFeeds } from "./live-feeds.js";

/** What the page does not follow live may have changed unnoticed in so long a break. */
const LONG_BREAK_MS = 60_000;

interface LiveOptions<Data, Variables> {
  /** Name of the feed, unique on the page. */
  readonly feed: string;
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Undefined until known: the feed opens as soon as they are. */
  readonly variables: Variables | undefined;
  /** `asOf` of an answer no newer than what is shown: everything that happened since will be noticed. */
  readonly asOf: string | undefined;
  readonly onData: (data: Data) => void;
  /** What was read before may be outdated: no notice will tell what has changed. */
  readonly onOutdated: () => void;
  /** Notices were lost; those from before it count no more. Otherwise as `onOutdated`, which is called instead if left out. */
  readonly onGap?: () => void;
  readonly onLongBreak?: () => void;
}

/** Keeps one subscription open for as long as the component is shown; the client resumes it after a break. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  options: LiveOptions<Data, Variables>,
): void {
  const { feed, document, variables } = options;
  const { reportStatus, removeFeed, confirmData } = useLiveFeeds();
  const receive = useEffectEvent((data: Data | null | undefined) => {
    confirmData();
    // A notice without its content still says that something changed.
    if (data) options.onData(data);
    else options.onOutdated();
  });
  const follow = useEffectEvent((status: Status, staleSince: Date | undefined) => {
    reportStatus(feed, status);
    if (status.state !== "live" || staleSince === undefined) return;
    if (Date.now() - staleSince.getTime() > LONG_BREAK_MS) options.onLongBreak?.();
  });
  const skipGap = useEffectEvent(() => (options.onGap ?? options.onOutdated)());
  const start = useEffectEvent(() => options.asOf);
  const becomeOutdated = useEffectEvent(() => options.onOutdated());
  const variablesKey = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by value, through variablesKey
  useEffect(() => {
    if (variables === undefined) return;
    reportStatus(feed, { state: "connecting" });
    let staleSince: Date | undefined;
    const cursor = start();
    let isUncovered = cursor === undefined;
    const subscription = subscribe<Data>({
      url: HUB_URL,
      query: print(document),
      variables,
      cursor,
      transport: "ws",
      onData: ({ data }) => receive(data),
      onStatus: (status) => {
        follow(status, staleSince);
        staleSince = "since" in status ? status.since : undefined;
        // Without a place to begin at, what happened between the answer and now was noticed by nobody.
        if (status.state === "live" && isUncovered) {
          isUncovered = false;
          becomeOutdated();
        }
      },
      onGap: () => skipGap(),
      onRefusal: () => reportStatus(feed, { state: "stale", since: new Date() }),
    });
    return () => {
      subscription.close();
      removeFeed(feed);
    };
  }, [feed, document, variablesKey]);
}
