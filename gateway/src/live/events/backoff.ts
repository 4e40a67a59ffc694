import { setTimeout as delay } from "node:timers/promises";

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Between half and all of `firstMs · 2^attempt`, at most `longestMs`. The randomness keeps many waiters from returning
 * at once.
 */
export function backoffMs(backoff: Backoff, attempt: number): number {
  const ceilingMs = Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.min(attempt, 30));
  return ceilingMs * (0.5 + Math.random() / 2);
}

/** Resolves when this attempt's wait is over, or at once if the signal aborts. */
export async function waitBackoff(backoff: Backoff, attempt: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await delay(backoffMs(backoff, attempt), undefined, { signal, ref: false }).catch(() => undefined);
}
