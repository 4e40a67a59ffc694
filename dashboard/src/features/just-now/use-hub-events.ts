import { useState } from "react";
import { type HubEventFragment, HubEventsDocument } from "../../api/generated/operations.js";
import { useLiveStatus } from "../../live/live-status.js";
import { useLiveSubscription } from "../../live/use-live-subscription.js";
import type { HubQuery } from "../../queries/use-hub-query.js";

const SHOWN = 6;
const NO_VARIABLES = {};

interface HubEventsOptions {
  /** The events start at its first response. */
  readonly pageQuery: HubQuery<unknown>;
  readonly onEvent: (event: HubEventFragment) => void;
}

/** The latest events since the page was opened, newest first. If events were missed, every query is asked again. */
export function useHubEvents({ pageQuery, onEvent }: HubEventsOptions): readonly HubEventFragment[] {
  const { markOutdated } = useLiveStatus();
  const [events, setEvents] = useState<readonly HubEventFragment[]>([]);
  useLiveSubscription({
    name: "hub-events",
    document: HubEventsDocument,
    variables: pageQuery.data === undefined ? undefined : NO_VARIABLES,
    asOf: pageQuery.asOf,
    onData: ({ hubEvents }) => {
      setEvents((known) => [hubEvents, ...known].slice(0, SHOWN));
      onEvent(hubEvents);
    },
    onOutdated: markOutdated,
    onLongBreak: markOutdated,
  });
  return events;
}
