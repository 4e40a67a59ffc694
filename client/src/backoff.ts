const FIRST_MS = { min: 50, max: 500 };
const MAX_MS = 30_000;

/** A random delay that doubles with each attempt: 50–500 ms at first, 30 s at most. */
export function backoffMs(attempt: number): number {
  const firstMs = FIRST_MS.min + Math.random() * (FIRST_MS.max - FIRST_MS.min);
  return Math.min(MAX_MS, firstMs * 2 ** Math.min(attempt, 20));
}

/** Resolves after the delay, or as soon as the signal aborts. */
export function delay(timeMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, timeMs);
    signal.addEventListener("abort", done);
  });
}
