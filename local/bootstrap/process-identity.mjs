import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Distinguishes a process from a later one with the same pid; undefined when no such process is alive. A pid alone
 * is not enough: after a crash it may belong to any program.
 */
export function findProcessIdentity(pid) {
  return process.platform === "linux" ? findLinuxIdentity(pid) : findIdentityFromPs(pid);
}

/** The command line of a living process, its arguments separated by spaces. */
export function findCommandLine(pid) {
  if (process.platform !== "linux") return askPs(pid, "command=");
  return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ");
}

function findLinuxIdentity(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // proc_pid_stat(5): the command (field 2) may contain spaces and brackets; state and start time are fields 3 and 22.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (!fields || fields[0] === "Z" || fields[0] === "X") return undefined;
  return `${readIfThere("/proc/sys/kernel/random/boot_id")?.trim()}:${fields[19]}`;
}

function findIdentityFromPs(pid) {
  if (process.platform === "win32") return answersSignalZero(pid) ? "alive" : undefined;
  return askPs(pid, "lstart=");
}

function askPs(pid, column) {
  try {
    return (
      execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}

function answersSignalZero(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
