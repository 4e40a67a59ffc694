/** The last known record of each chain of the log, kept beside the spool: away from the database that it is about. */
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "./missing-file.js";
import type { ChainHead } from "./record-access.js";

export const HEADS_FILE = "heads.json";

/** Adds what has grown. The file is always whole. */
export async function keepHeads(directory: string, grown: readonly ChainHead[]): Promise<void> {
  if (grown.length === 0) return;
  const path = join(directory, HEADS_FILE);
  const known = await readHeads(path);
  for (const head of grown) known.set(head.chain, head);
  const written = `${path}.new`;
  const handle = await open(written, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify([...known.values()], undefined, 2)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(written, path);
}

async function readHeads(path: string): Promise<Map<string, ChainHead>> {
  try {
    const heads: readonly ChainHead[] = JSON.parse(await readFile(path, "utf8"));
    return new Map(heads.map((head) => [head.chain, head]));
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw error;
  }
}
