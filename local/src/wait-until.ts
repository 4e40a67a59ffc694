import { setTimeout as delay } from "node:timers/promises";

export interface Patience {
  readonly timeoutMs: number;
  readonly everyMs?: number;
}

/** Asks until the answer is yes; false when it did not become so in time. */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  patience: Patience,
): Promise<boolean> {
  const deadline = performance.now() + patience.timeoutMs;
  for (;;) {
    if (await isTrue()) return true;
    if (performance.now() >= deadline) return false;
    await delay(patience.everyMs ?? 50);
  }
}
