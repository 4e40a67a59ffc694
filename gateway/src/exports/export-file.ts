import type { AccessedOperations } from "../operation/accessed-operations.js";
import type { FileBytes } from "../tables/table.js";

export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: FileBytes;
  /** Names what is in it, for clients that have it already; left out where nobody asks for the same again. */
  readonly etag?: string | undefined;
  /** What it reads of what members have; left out where that is nothing. */
  readonly reads?: FileReads | undefined;
}

export interface FileReads {
  /** The operation that reads it. */
  readonly accessed: AccessedOperations;
  /** How many rows were read until now. */
  readonly rows: number;
}

export function textFile(name: string, mediaType: string, text: string): ExportFile {
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  return { name, mediaType: `${mediaType}; charset=utf-8`, bytes };
}
