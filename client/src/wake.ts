interface SleepTimes {
  readonly lookEveryMs: number;
  /** A timer later than this means that the machine was asleep. */
  readonly oversleptMs: number;
}

const SLEEP_TIMES: SleepTimes = { lookEveryMs: 5_000, oversleptMs: 5_000 };

/**
 * Calls when the connection should be checked now rather than at the next timeout: the network is back, the page is
 * visible again, or the machine has woken up. Returns a function that stops watching.
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

/** Calls after a sleep: timers pause while a machine sleeps, its clock does not. Returns a function that stops watching. */
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
  // In Node this timer must not keep the process alive.
  if (typeof timer === "object") timer.unref();
  return () => clearInterval(timer);
}
