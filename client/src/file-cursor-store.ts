import { readFile, rename, writeFile } from "node:fs/promises";
import type { CursorStore } from "./cursor-store.js";

/**
 * For Node: survives a restart. `file` must belong to one query with one set of variables and one caller, and to one
 * process at a time. It is replaced atomically, so it never holds half a cursor.
 */
export function createFileCursorStore(file: string): CursorStore {
  const replace = async (cursor: string) => {
    await writeFile(`${file}.new`, cursor);
    await rename(`${file}.new`, file);
  };
  // Events come faster than files are written: one after the other, so that the last one stays.
  let saving = Promise.resolve();
  return {
    load: async () => {
      try {
        return (await readFile(file, "utf8")) || undefined;
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
    save: (cursor) => {
      saving = saving.catch(() => undefined).then(() => replace(cursor));
      return saving;
    },
  };
}
