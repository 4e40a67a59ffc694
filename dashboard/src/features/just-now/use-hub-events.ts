import { useState } from "react";
import { type HubEventFragment, HubEventsDocument } from "../../api/generated/operations.js";
import { useLiveFeeds } from "../../live/live-feeds.js";
import { useLive } from "../../live/use-live.js";
import type { Answer } from "../../queries/use-answer.js";

const SHOWN = 6;
const NO_VARIABLES = {};

interface HubEventsOptions {
  /** What the page was read with first; the events begin there. */
  readonly pageAnswer: Answer<unknown>;
  readonly onEvent: (event: HubEventFragment) => void;
}

/** What has happened in the hub since the page was opened, the newest first. After what nobody noticed the whole page is read again. */
export function useHubEvents({ pageAnswer, onEvent }: HubEventsOptions): readonly HubEventFragment[] {
  const { markOutdated } = useLiveFeeds();
  const [events, setEvents] = useState<readonly HubEventFragment[]>([]);
  useLive({
    feed: "hub-events",
    document: HubEventsDocument,
    variables: pageAnswer.data === undefined ? undefined : NO_VARIABLES,
    asOf: pageAnswer.asOf,
    onData: ({ hubEvents }) => {
      setEvents((known) => [hubEvents, ...known].slice(0, SHOWN));
      onEvent(hubEvents);
    },
    onOutdated: markOutdated,
    onLongBreak: markOutdated,
  });
  return events;
}
