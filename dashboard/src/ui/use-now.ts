import { createContext, useContext, useMemo, useSyncExternalStore } from "react";

/** When the hub has written the page; undefined where it is written in the browser. */
export const WrittenAt = createContext<number | undefined>(undefined);

/**
 * The current time, updated every `everyMs` milliseconds, so that ages on the page stay correct. A page that the hub has
 * written begins with the time it was written at: the browser takes over what it finds to be the same, and what has
 * passed since is shown with the next update.
 */
export function useNow(everyMs: number): number {
  const writtenAt = useContext(WrittenAt);
  const { follow, read, readAsWritten } = useMemo(() => createClock(everyMs), [everyMs]);
  return useSyncExternalStore(follow, read, () => readAsWritten(writtenAt));
}

function createClock(everyMs: number) {
  let now = Date.now();
  return {
    read: () => now,
    readAsWritten: (writtenAt = now) => {
      now = writtenAt;
      return now;
    },
    follow: (tell: () => void) => {
      const timer = setInterval(() => {
        now = Date.now();
        tell();
      }, everyMs);
      return () => clearInterval(timer);
    },
  };
}
