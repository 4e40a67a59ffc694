import type { Status } from "@hub/client/subscribe";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { combineStatuses } from "./combine-statuses.js";

/** How up to date the page is. */
interface LiveStatus {
  readonly status: Status;
  /** When a response or a notice last confirmed the data on the page; undefined before the first. */
  readonly confirmedAt: number | undefined;
  readonly reportStatus: (subscription: string, status: Status) => void;
  readonly removeSubscription: (subscription: string) => void;
  /** A response or a notice has come; a response says as of which cursor. */
  readonly confirmData: (asOf?: string) => void;
  /** The cursor of the first response since the page was opened. */
  readonly firstAsOf: string | undefined;
  /** Grows when every query on the page must be asked again. */
  readonly outdatedCount: number;
  readonly markOutdated: () => void;
}

const LiveStatusContext = createContext<LiveStatus | undefined>(undefined);

/** Collects the status of every subscription on the page. */
export function LiveStatusProvider({ children }: { readonly children: ReactNode }) {
  const [statuses, setStatuses] = useState<ReadonlyMap<string, Status>>(new Map());
  const [confirmedAt, setConfirmedAt] = useState<number>();
  const [firstAsOf, setFirstAsOf] = useState<string>();
  const [outdatedCount, setOutdatedCount] = useState(0);

  const reportStatus = useCallback((subscription: string, status: Status) => {
    setStatuses((known) => new Map(known).set(subscription, status));
  }, []);
  const removeSubscription = useCallback((subscription: string) => {
    setStatuses((known) => new Map([...known].filter(([name]) => name !== subscription)));
  }, []);
  const confirmData = useCallback((asOf?: string) => {
    setConfirmedAt(Date.now());
    if (asOf !== undefined) setFirstAsOf((first) => first ?? asOf);
  }, []);
  const markOutdated = useCallback(() => setOutdatedCount((count) => count + 1), []);

  const liveStatus = useMemo(
    () => ({
      status: combineStatuses([...statuses.values()]),
      confirmedAt,
      reportStatus,
      removeSubscription,
      confirmData,
      firstAsOf,
      outdatedCount,
      markOutdated,
    }),
    [
      statuses,
      confirmedAt,
      reportStatus,
      removeSubscription,
      confirmData,
      firstAsOf,
      outdatedCount,
      markOutdated,
    ],
  );
  return <LiveStatusContext value={liveStatus}>{children}</LiveStatusContext>;
}

export function useLiveStatus(): LiveStatus {
  const liveStatus = useContext(LiveStatusContext);
  if (liveStatus === undefined) throw new Error("useLiveStatus needs a LiveStatusProvider above it");
  return liveStatus;
}
