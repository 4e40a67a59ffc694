import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The oldest Node the hub runs on where the lock file brings none. */
const OLDEST_MAJOR = 24;

/** The Node the hub runs on: the lock file's, else this one if it is new enough, else undefined. */
export function chooseNode(root) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const ours = join(root, "node_modules", `node-${platform}-${process.arch}`, "bin", file);
  // A binary for another C library is there but does not run.
  if (existsSync(ours) && spawnSync(ours, ["--version"]).status === 0) return ours;
  return Number(process.versions.node.split(".")[0]) >= OLDEST_MAJOR ? process.execPath : undefined;
}

/** What to tell someone for whose machine there is no Node in the lock file, and whose own is too old. */
export function explainMissingNode() {
  const machine = `${process.platform}-${process.arch}`;
  return (
    `Tệp khóa không có Node 26 cho máy này (${machine}) và Node ${process.version} của máy quá cũ: hãy cài Node ${OLDEST_MAJOR} trở lên từ https://nodejs.org.\n` +
    `The lock file brings no Node 26 for this machine (${machine}) and its Node ${process.version} is too old: install Node ${OLDEST_MAJOR} or newer from https://nodejs.org.`
  );
}
