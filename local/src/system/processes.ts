import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findErrorCode } from "./operator-mistake.js";
import { waitUntil } from "./wait-until.js";

/**
 * Distinguishes a process from a later one with the same pid; undefined when no such process is alive. A pid alone
 * is not enough: after a crash it may belong to any program.
 */
export function findProcessIdentity(pid: number): string | undefined {
  return process.platform === "linux" ? findLinuxIdentity(pid) : findIdentityFromPs(pid);
}

/** The command line of a living process, its arguments separated by spaces. */
export function findCommandLine(pid: number): string | undefined {
  if (process.platform !== "linux") return askPs(pid, "command=");
  return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ");
}

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
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (findErrorCode(error) !== "ESRCH") throw error;
  }
}

function findLinuxIdentity(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // proc_pid_stat(5): the command (field 2) may contain spaces and brackets; state and start time are fields 3 and 22.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields || fields[0] === "Z" || fields[0] === "X") return undefined;
  return `${readIfThere("/proc/sys/kernel/random/boot_id")?.trim()}:${fields[19]}`;
}

function findIdentityFromPs(pid: number): string | undefined {
  if (process.platform === "win32") return answersSignalZero(pid) ? "alive" : undefined;
  return askPs(pid, "lstart=");
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return (
      execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}

function answersSignalZero(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
