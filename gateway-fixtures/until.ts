import { setTimeout as pause } from "node:timers/promises";

const ASK_EVERY_MS = 5;

/** Resolves when it has become true; the time limit of the test ends a wait in vain. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await pause(ASK_EVERY_MS);
}
