import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProcessIdentity } from "./process-identity.mjs";

const NOTES = "node_modules/.hubs";

/** Notes that this process, or the program it becomes, runs a hub with the libraries and builds of the folder. */
export function noteRunningHub(root) {
  mkdirSync(join(root, NOTES), { recursive: true });
  writeFileSync(join(root, NOTES, String(process.pid)), findProcessIdentity(process.pid) ?? "");
}

/** The process of a hub that runs from the folder; undefined when there is none. Removes the notes of dead ones. */
export function findRunningHub(root) {
  if (!existsSync(join(root, NOTES))) return undefined;
  const pids = readdirSync(join(root, NOTES)).map(Number);
  for (const pid of pids) {
    const note = join(root, NOTES, String(pid));
    if (findProcessIdentity(pid) === readFileSync(note, "utf8")) return pid;
    rmSync(note, { force: true });
  }
  return undefined;
}
