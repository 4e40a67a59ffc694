import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Writes the file atomically. Only the owner of its folder can read it. */
export function replaceFile(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  // If root starts an ordinary user's hub, that user must be able to start it again.
  const { uid, gid } = statSync(dirname(path));
  writeFileAtomic.sync(path, text, { mode: 0o600, chown: { uid, gid } });
}
