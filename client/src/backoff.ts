const FIRST_MS = { least: 50, most: 500 };
const LONGEST_MS = 30_000;

/** A random time, longer with each attempt: 50–500 ms at first, 30 s at most. */
export function backoffMs(attempt: number): number {
  const firstMs = FIRST_MS.least + Math.random() * (FIRST_MS.most - FIRST_MS.least);
  return Math.min(LONGEST_MS, firstMs * 2 ** Math.min(attempt, 20));
}

/** Resolves after the time, or at once when the signal aborts. */
export function wait(timeMs: number, signal: AbortSignal): Promise<void> {
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
