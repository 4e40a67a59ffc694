import { execFileSync } from "node:child_process";

/** The resident memory of a process and all that descend from it, added up in bytes. */
export function measureResidentBytes(rootPid: number): number {
  const processes = listProcesses();
  let bytes = 0;
  const open = [rootPid];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    bytes += processes.find((process) => process.pid === pid)?.residentBytes ?? 0;
    open.push(...processes.filter((process) => process.parentPid === pid).map((process) => process.pid));
  }
  return bytes;
}

interface ListedProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly residentBytes: number;
}

function listProcesses(): ListedProcess[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid = 0, parentPid = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
    return { pid, parentPid, residentBytes: kilobytes * 1024 };
  });
}
