/** Lets the browser show and answer what has come meanwhile, and goes on after it: long work in one piece holds the reader up. */
export function nextTurn(): Promise<void> {
  // At the head of what waits, where the browser knows how; setTimeout goes to its end.
  if ("scheduler" in globalThis && "yield" in globalThis.scheduler) return globalThis.scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
