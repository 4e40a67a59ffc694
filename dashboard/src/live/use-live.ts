import { subscribe } from "@hub/client/subscribe";
import type { TypedDocumentNode } from "@urql/core";
import { print } from "graphql";
import { useEffect, useEffectEvent } from "react";
import { HUB_URL } from "../api/hub-client.js";
import { useLiveFeeds } from "./live-feeds.js";

interface LiveOptions<Data, Variables> {
  /** Name of the feed, unique on the page. */
  readonly feed: string;
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Undefined until known: the feed opens as soon as they are. */
  readonly variables: Variables | undefined;
  readonly onData: (data: Data) => void;
  /** The feed is live, again or for the first time, or has skipped notices: what was read before may be outdated. */
  readonly onLive: () => void;
}

/** Keeps one subscription open for as long as the component is shown; the client resumes it after a break. */
export function useLive<Data, Variables extends Record<string, unknown>>({
  feed,
  document,
  variables,
  onData,
  onLive,
}: LiveOptions<Data, Variables>): void {
  const { reportStatus, removeFeed, confirmData } = useLiveFeeds();
  const receive = useEffectEvent((data: Data) => {
    confirmData();
    onData(data);
  });
  const becomeLive = useEffectEvent(onLive);
  const variablesKey = JSON.stringify(variables);

  // biome-ignore lint/correctness/useExhaustiveDependencies: variables are compared by value, through variablesKey
  useEffect(() => {
    if (variables === undefined) return;
    reportStatus(feed, { state: "connecting" });
    const subscription = subscribe<Data>({
      url: HUB_URL,
      query: print(document),
      variables,
      transport: "ws",
      onData: ({ data }) => {
        // A notice without its content still says that something changed.
        if (data) receive(data);
        else becomeLive();
      },
      onStatus: (status) => {
        reportStatus(feed, status);
        if (status.state === "live") becomeLive();
      },
      onGap: () => becomeLive(),
      onRefusal: () => reportStatus(feed, { state: "stale", since: new Date() }),
    });
    return () => {
      subscription.close();
      removeFeed(feed);
    };
  }, [feed, document, variablesKey]);
}
