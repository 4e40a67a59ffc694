import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { combineStatuses, type FeedStatus } from "./feed-status.js";

interface LiveFeeds {
  readonly status: FeedStatus;
  /** When the data on the page was last confirmed by an answer or a notice; undefined before the first. */
  readonly confirmedAt: number | undefined;
  readonly reportStatus: (feed: string, status: FeedStatus) => void;
  readonly removeFeed: (feed: string) => void;
  readonly confirmData: () => void;
  /** Grows when everything on the page has to be read again. */
  readonly outdatedCount: number;
  readonly markOutdated: () => void;
}

const LiveFeedsContext = createContext<LiveFeeds | undefined>(undefined);

/** Knows how every live feed of the page is doing, for the badge. */
export function LiveFeedsProvider({ children }: { readonly children: ReactNode }) {
  const [statuses, setStatuses] = useState<ReadonlyMap<string, FeedStatus>>(new Map());
  const [confirmedAt, setConfirmedAt] = useState<number>();
  const [outdatedCount, setOutdatedCount] = useState(0);

  const reportStatus = useCallback((feed: string, status: FeedStatus) => {
    setStatuses((known) => new Map(known).set(feed, status));
  }, []);
  const removeFeed = useCallback((feed: string) => {
    setStatuses((known) => new Map([...known].filter(([name]) => name !== feed)));
  }, []);
  const confirmData = useCallback(() => setConfirmedAt(Date.now()), []);
  const markOutdated = useCallback(() => setOutdatedCount((count) => count + 1), []);

  const feeds = useMemo(
    () => ({
      status: combineStatuses([...statuses.values()]),
      confirmedAt,
      reportStatus,
      removeFeed,
      confirmData,
      outdatedCount,
      markOutdated,
    }),
    [statuses, confirmedAt, reportStatus, removeFeed, confirmData, outdatedCount, markOutdated],
  );
  return <LiveFeedsContext value={feeds}>{children}</LiveFeedsContext>;
}

export function useLiveFeeds(): LiveFeeds {
  const feeds = useContext(LiveFeedsContext);
  if (feeds === undefined) throw new Error("useLiveFeeds needs a LiveFeedsProvider above it");
  return feeds;
}
