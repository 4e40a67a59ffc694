import type { Status } from "@hub/client/subscribe";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { combineStatuses } from "./combine-statuses.js";

/** How up to date the page is. */
interface LiveStatus {
  readonly status: Status;
  /** Some part of the page follows what changes. */
  readonly isFollowing: boolean;
  /** When a response or a notice last confirmed the data on the page; undefined before the first. */
  readonly confirmedAt: number | undefined;
  /** The cursor of the first response since the page was opened, or of the first one that was kept. */
  readonly firstAsOf: string | undefined;
  /** The page began with what was kept, so what comes first was missed. */
  readonly beganWithKept: boolean;
}

/** What queries and subscriptions report to the status; none of them is shown anew when it changes. */
interface LiveReports {
  readonly reportStatus: (subscription: string, status: Status) => void;
  readonly removeSubscription: (subscription: string) => void;
  /** A response or a notice has come; a response says as of which cursor. */
  readonly confirmData: (asOf?: string) => void;
  /** What the page shows was received before it was opened, at this time and as of this cursor. */
  readonly showKept: (keptAt: number, asOf?: string) => void;
  /** Grows when every query on the page must be asked again. */
  readonly outdatedCount: number;
  readonly markOutdated: () => void;
}

interface Beginning {
  readonly asOf: string;
  readonly isKept: boolean;
}

interface Confirmation {
  readonly at: number;
  readonly isKept: boolean;
}

const LiveStatusContext = createContext<LiveStatus | undefined>(undefined);
const LiveReportsContext = createContext<LiveReports | undefined>(undefined);

/** Collects the status of every subscription on the page. */
export function LiveStatusProvider({ children }: { readonly children: ReactNode }) {
  const [statuses, setStatuses] = useState<ReadonlyMap<string, Status>>(new Map());
  const [confirmation, setConfirmation] = useState<Confirmation>();
  const [beginning, setBeginning] = useState<Beginning>();
  const [outdatedCount, setOutdatedCount] = useState(0);

  const reportStatus = useCallback((subscription: string, status: Status) => {
    setStatuses((known) => new Map(known).set(subscription, status));
  }, []);
  const removeSubscription = useCallback((subscription: string) => {
    setStatuses((known) => new Map([...known].filter(([name]) => name !== subscription)));
  }, []);
  const confirmData = useCallback((asOf?: string) => {
    setConfirmation({ at: Date.now(), isKept: false });
    if (asOf !== undefined) setBeginning((known) => known ?? { asOf, isKept: false });
  }, []);
  const showKept = useCallback((keptAt: number, asOf?: string) => {
    // Of several kept answers the oldest says how old the page may be.
    setConfirmation((known) =>
      known === undefined || (known.isKept && keptAt < known.at) ? { at: keptAt, isKept: true } : known,
    );
    if (asOf !== undefined) setBeginning((known) => known ?? { asOf, isKept: true });
  }, []);
  const markOutdated = useCallback(() => setOutdatedCount((count) => count + 1), []);

  const liveStatus = useMemo(
    () => ({
      status: statusOf(statuses, confirmation),
      isFollowing: statuses.size > 0,
      confirmedAt: confirmation?.at,
      firstAsOf: beginning?.asOf,
      beganWithKept: beginning?.isKept ?? false,
    }),
    [statuses, confirmation, beginning],
  );
  const liveReports = useMemo(
    () => ({ reportStatus, removeSubscription, confirmData, showKept, outdatedCount, markOutdated }),
    [reportStatus, removeSubscription, confirmData, showKept, outdatedCount, markOutdated],
  );
  return (
    <LiveReportsContext value={liveReports}>
      <LiveStatusContext value={liveStatus}>{children}</LiveStatusContext>
    </LiveReportsContext>
  );
}

/** A page that shows what was kept has lost the hub before it was opened. */
function statusOf(statuses: ReadonlyMap<string, Status>, confirmation: Confirmation | undefined): Status {
  const status = combineStatuses([...statuses.values()]);
  if (status.state !== "connecting" || !confirmation?.isKept) return status;
  return { state: "stale", since: new Date(confirmation.at) };
}

export function useLiveStatus(): LiveStatus {
  const liveStatus = useContext(LiveStatusContext);
  if (liveStatus === undefined) throw new Error("useLiveStatus needs a LiveStatusProvider above it");
  return liveStatus;
}

export function useLiveReports(): LiveReports {
  const liveReports = useContext(LiveReportsContext);
  if (liveReports === undefined) throw new Error("useLiveReports needs a LiveStatusProvider above it");
  return liveReports;
}
