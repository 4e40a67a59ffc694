import type { Faults } from "../errors/faults.js";

/** The longest time that Node's timers know. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `expire` when it is no longer known who asks; undefined where that stays known. */
export function awaitExpiry(
  validUntilMs: number,
  faults: Faults,
  expire: () => void,
  fail: (errorId: string) => void,
): NodeJS.Timeout | undefined {
  if (validUntilMs === Number.POSITIVE_INFINITY) return undefined;
  const waitMs = Math.min(LONGEST_TIMER_MS, Math.max(0, validUntilMs - Date.now()));
  return setTimeout(faults.guard("credentials expired", expire, fail), waitMs).unref();
}
