import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Puts the text in place of the file, whole or not at all; only the owner of its folder can read it. */
export function replaceFile(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  giveToOwnerOf(dirname(path), unfinished);
  renameSync(unfinished, path);
}

/** Root may start the hub of an ordinary user, who wants to start it again later. */
function giveToOwnerOf(directory: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(directory);
  chownSync(file, uid, gid);
}
