import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { type HubEventFragment, HubEventsDocument } from "../api/generated/operations.js";
import { useLiveReports, useLiveStatus } from "./live-status.js";
import { useLiveSubscription } from "./use-live-subscription.js";

const KEPT = 20;
const NO_VARIABLES = {};
/** Events that come together lead to one query. */
const GATHER_MS = 300;

type Listener = (event: HubEventFragment) => void;

interface HubEvents {
  /** The latest events since the page was opened, newest first. */
  readonly latest: readonly HubEventFragment[];
  /** How many changes came after the last break, all at once, and when that was; undefined before the first. */
  readonly caughtUp: { readonly count: number; readonly at: number } | undefined;
}

/** Calls back at each event, until the returned function is called. */
type Listen = (listener: Listener) => () => void;

const HubEventsContext = createContext<HubEvents | undefined>(undefined);
/** By itself, for it stays the same: what only listens is not shown anew at each event. */
const ListenContext = createContext<Listen | undefined>(undefined);

/**
 * Receives every event of the hub, once for all pages. They begin at the first answer that any page gets, so that
 * nothing is missed after it; if events were missed, every query is asked again.
 */
export function HubEventsProvider({ children }: { readonly children: ReactNode }) {
  const { firstAsOf, beganWithKept } = useLiveStatus();
  const { markOutdated } = useLiveReports();
  const [latest, setLatest] = useState<readonly HubEventFragment[]>([]);
  const [caughtUp, setCaughtUp] = useState<HubEvents["caughtUp"]>();
  /** Undefined while nothing is being caught up on. */
  const missed = useRef<number>(undefined);
  const listeners = useRef(new Set<Listener>());
  useLiveSubscription({
    name: "hub-events",
    document: HubEventsDocument,
    variables: firstAsOf === undefined ? undefined : NO_VARIABLES,
    asOf: firstAsOf,
    onStatus: (status) => {
      // Without a break, what comes between the first answer and the first event was not missed.
      const wasBroken = status.state === "catching-up" && (status.since !== undefined || beganWithKept);
      if (wasBroken) missed.current = 0;
      if (status.state !== "live" || missed.current === undefined) return;
      setCaughtUp({ count: missed.current, at: Date.now() });
      missed.current = undefined;
    },
    onData: ({ hubEvents }) => {
      if (missed.current !== undefined) missed.current += 1;
      setLatest((known) => [hubEvents, ...known].slice(0, KEPT));
      for (const listener of listeners.current) listener(hubEvents);
    },
    onOutdated: markOutdated,
    onLongBreak: markOutdated,
  });
  const [listen] = useState(() => (listener: Listener) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  });
  const events = useMemo(() => ({ latest, caughtUp }), [latest, caughtUp]);
  return (
    <ListenContext value={listen}>
      <HubEventsContext value={events}>{children}</HubEventsContext>
    </ListenContext>
  );
}

export function useHubEvents(): HubEvents {
  const events = useContext(HubEventsContext);
  if (events === undefined) throw new Error("useHubEvents needs a HubEventsProvider above it");
  return events;
}

/** Asks a query again after events that change its answer; several at once lead to one. */
export function useRefetchOnEvents(
  refetch: () => void,
  changesAnswer: (event: HubEventFragment) => boolean,
): void {
  const listen = useContext(ListenContext);
  if (listen === undefined) throw new Error("useRefetchOnEvents needs a HubEventsProvider above it");
  const isRelevant = useEffectEvent(changesAnswer);
  const ask = useEffectEvent(refetch);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((event) => {
      if (timer !== undefined || !isRelevant(event)) return;
      timer = setTimeout(() => {
        timer = undefined;
        ask();
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [listen]);
}
