import { execFileSync } from "node:child_process";

/**
 * What the machine would have more of without a process and all that descend from it, in bytes. On Linux what processes
 * share (a program, PostgreSQL's buffers) counts once; elsewhere once for each of them.
 */
export function measureMemoryBytes(rootPid: number): number {
  const processes = listProcesses();
  let bytes = 0;
  const open = [rootPid];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    bytes += processes.find((process) => process.pid === pid)?.memoryBytes ?? 0;
    open.push(...processes.filter((process) => process.parentPid === pid).map((process) => process.pid));
  }
  return bytes;
}

interface ListedProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly memoryBytes: number;
}

function listProcesses(): ListedProcess[] {
  const memory = process.platform === "linux" ? "pss=" : "rss=";
  const lines = execFileSync("ps", ["-eo", `pid=,ppid=,${memory}`], { encoding: "utf8" })
    .trim()
    .split("\n");
  return lines.map((line) => {
    const [pid = 0, parentPid = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
    return { pid, parentPid, memoryBytes: kilobytes * 1024 };
  });
}
