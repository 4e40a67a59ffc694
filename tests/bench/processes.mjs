/** Starts the processes of a benchmark, each on its core, and reads what they cost. */
import { execFileSync, fork, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** The gateway has a core to itself; load and members share the other. */
export const GATEWAY_CORE = 0;
export const OTHER_CORE = 1;

const CLOCK_TICKS_PER_SECOND = 100;
const canPin = process.platform === "linux" && hasTaskset();

export function pinning() {
  return canPin ? "each on its core" : "not pinned to cores (no taskset)";
}

/** A Node program with a control channel; ends when this process ends. */
export function startNode(core, script, args = [], { nodeFlags = [], ...options } = {}) {
  return fork(script, args, {
    execPath: canPin ? "taskset" : process.execPath,
    execArgv: canPin ? ["-c", String(core), process.execPath, ...nodeFlags] : nodeFlags,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...options,
  });
}

/** A program without a control channel. */
export function startProgram(core, command, args, options) {
  const [file, ...rest] = canPin ? ["taskset", "-c", String(core), command, ...args] : [command, ...args];
  return spawn(file, rest, { stdio: ["ignore", "pipe", "pipe"], ...options });
}

export function message(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`A process ended with status ${code}`));
    child.once("exit", ended);
    child.once("message", (content) => {
      child.off("exit", ended);
      resolve(content);
    });
  });
}

export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 4_000);
  await ended;
  clearTimeout(timer);
}

/** Everything the process wrote, for the case that it fails. */
export function outputOf(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      text = (text + chunk).slice(-4_000);
    });
  }
  return () => text;
}

/** CPU seconds used so far; undefined where the system does not tell. */
export function cpuSeconds(pid) {
  const stat = readProc(pid, "stat");
  if (stat === undefined) return undefined;
  // Fields 14 and 15, counted after the name, which may hold anything but ends at the last parenthesis.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
}

/** The most memory the process ever held. */
export function peakRssMb(pid) {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readProc(pid, "status") ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** The memory the process holds now. */
export function rssKb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readProc(pid, "status") ?? "")?.[1]);
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

function hasTaskset() {
  try {
    execFileSync("taskset", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
