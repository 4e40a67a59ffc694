import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Puts the text in place of the file, whole or not at all; only the owner of its folder can read it. */
export function replaceFile(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  // Root may start the hub of an ordinary user, who wants to start it again later.
  const { uid, gid } = statSync(dirname(path));
  writeFileAtomic.sync(path, text, { mode: 0o600, chown: { uid, gid } });
}
