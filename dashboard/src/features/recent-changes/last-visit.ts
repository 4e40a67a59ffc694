import { useEffect, useSyncExternalStore } from "react";
import { useLiveStatus } from "../../live/live-status.js";
import { useNow } from "../../ui/use-now.js";
import { continueVisit, readVisit, type Visit } from "./visit.js";

const STORAGE_KEY = "hub.last-visit";
const MINUTE_MS = 60_000;

let visit: Visit | undefined;
const followers = new Set<() => void>();

/**
 * Up to when the reader saw what there was before this visit; undefined at the first, where nothing may be stored, and in
 * what the hub writes. What is hidden or cannot be shown is not seen.
 * @param receivedAt when what is shown came from the hub
 */
export function usePreviousVisit(receivedAt: number | undefined): number | undefined {
  const { status } = useLiveStatus();
  const now = useNow(MINUTE_MS);
  const isCurrent = receivedAt !== undefined && status.state === "live";
  const seenAt = isCurrent ? Math.max(now, receivedAt) : receivedAt;
  useEffect(() => {
    if (seenAt !== undefined && document.visibilityState === "visible") noteSeen(seenAt);
  }, [seenAt]);
  return useSyncExternalStore(follow, () => visit?.before, onServer);
}

function noteSeen(seenAt: number): void {
  visit = continueVisit(visit, seenAt);
  try {
    // Another window may have seen more.
    visit = continueVisit(readVisit(localStorage.getItem(STORAGE_KEY)) ?? visit, seenAt);
    localStorage.setItem(STORAGE_KEY, JSON.stringify(visit));
  } catch {
    // Where nothing may be stored, the visit lasts as long as the page.
  }
  for (const tell of followers) tell();
}

function follow(tell: () => void): () => void {
  followers.add(tell);
  return () => followers.delete(tell);
}

const onServer = () => undefined;
