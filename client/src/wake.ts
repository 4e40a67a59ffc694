interface SleepTimes {
  readonly lookEveryMs: number;
  /** A timer that is late by more than this was not late: the machine was asleep. */
  readonly oversleptMs: number;
}

const SLEEP_TIMES: SleepTimes = { lookEveryMs: 5_000, oversleptMs: 5_000 };

/**
 * Calls when the connection deserves a look now rather than at the next time-out: the network is back, the page is
 * looked at again, the machine was asleep. Returns the function that ends it.
 */
export function watchForWake(onWake: () => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  globalThis.addEventListener?.("online", onWake, { signal });
  globalThis.addEventListener?.("pageshow", onWake, { signal });
  globalThis.document?.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") onWake();
    },
    { signal },
  );
  const stopLooking = watchForSleep(onWake);
  return () => {
    watching.abort();
    stopLooking();
  };
}

/** Calls after a sleep: timers stand still while a machine sleeps, its clock does not. Returns what ends it. */
export function watchForSleep(
  onWake: () => void,
  { lookEveryMs, oversleptMs }: SleepTimes = SLEEP_TIMES,
): () => void {
  let lookedAt = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - lookedAt > lookEveryMs + oversleptMs) onWake();
    lookedAt = now;
  }, lookEveryMs);
  // In Node this timer alone keeps no process running.
  if (typeof timer === "object") timer.unref();
  return () => clearInterval(timer);
}
