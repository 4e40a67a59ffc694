import { renameSync, writeFileSync } from "node:fs";

/** Puts the text in place of the file, whole or not at all; only the owner can read it. */
export function replaceFile(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, path);
}
