import { findProcessIdentity } from "../../bootstrap/process-identity.mjs";
import { findErrorCode } from "./operator-mistake.js";
import { waitUntil } from "./wait-until.js";

export { findCommandLine, findProcessIdentity } from "../../bootstrap/process-identity.mjs";

export function isAlive(pid: number): boolean {
  return findProcessIdentity(pid) !== undefined;
}

/** Sends the signals in turn, waiting up to `graceMs` after each, until the process has exited. */
export async function endProcess(
  pid: number,
  signals: readonly NodeJS.Signals[],
  graceMs: number,
): Promise<void> {
  for (const signal of signals) {
    sendSignal(pid, signal);
    if (await waitUntil(() => !isAlive(pid), { timeoutMs: graceMs, everyMs: 20 })) return;
  }
}

/** Does nothing when the process has already exited. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (findErrorCode(error) !== "ESRCH") throw error;
  }
}
