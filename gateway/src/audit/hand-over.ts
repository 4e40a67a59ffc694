/**
 * Hands the spools of a directory over to the member that keeps the log: this process's, and what processes before it
 * have left. The member knows a record by its spool and sequence, so what is handed over twice is recorded once.
 */
import { type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isOperationLine, parseAccessLine } from "@hub/schema/access-record";
import type { Logger } from "pino";
import { isMissing } from "./missing-file.js";
import { OPEN_ENDING, WHOLE_ENDING } from "./spool.js";

/** Resolves when the member has taken them over; in the order of the spool. */
export type RecordAccess = (spool: string, lines: readonly string[]) => Promise<void>;

export interface HandOverOptions {
  readonly directory: string;
  readonly record: RecordAccess;
  readonly logger: Logger;
  readonly now?: () => number;
}

const BATCH_BYTES = 128 * 1024;
/** A process that writes has ended its file long before: whoever wrote it is dead. */
const ABANDONED_AFTER_MS = 10 * 60_000;
const SPOOL_ID_LENGTH = 36;

export class HandOver {
  readonly #options: HandOverOptions;
  /** How much of each file was taken over, by its name without the ending. */
  readonly #taken = new Map<string, number>();
  #waitingBytes = 0;
  #isSilent = false;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** How much waits to be taken over, as of the last time. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Hands over what there is. Never rejects: what was not taken over waits. */
  async run(): Promise<void> {
    const { logger } = this.#options;
    try {
      await this.#handOverAll();
      if (this.#isSilent) logger.info("The access log is taken over again");
      this.#isSilent = false;
    } catch (error) {
      if (!this.#isSilent)
        logger.warn({ err: error }, "The access log is not taken over; what was recorded waits on disk");
      this.#isSilent = true;
    }
  }

  async #handOverAll(): Promise<void> {
    const files = await this.#files();
    this.#waitingBytes = 0;
    for (const { stem, size } of files) this.#waitingBytes += size - (this.#taken.get(stem) ?? 0);
    for (const file of files) await this.#handOver(file);
  }

  async #files(): Promise<readonly SpoolFileFound[]> {
    const { directory } = this.#options;
    const names = (await readDirectory(directory)).filter(isSpoolFile).sort();
    const found = await Promise.all(names.map((name) => lookAt(join(directory, name), name)));
    return found.filter((file) => file !== undefined);
  }

  async #handOver({ stem, path, isOpen, modifiedMs }: SpoolFileFound): Promise<void> {
    const { now = Date.now } = this.#options;
    const handle = await openIfThere(path);
    if (!handle) return;
    try {
      while (await this.#handOverBatch(stem, handle));
    } finally {
      await handle.close();
    }
    if (isOpen && now() - modifiedMs < ABANDONED_AFTER_MS) return;
    await rm(path, { force: true });
    this.#taken.delete(stem);
  }

  /** False when there is no whole line left. */
  async #handOverBatch(stem: string, handle: FileHandle): Promise<boolean> {
    const offset = this.#taken.get(stem) ?? 0;
    const text = await readLines(handle, offset);
    if (text.length === 0) return false;
    const lines = text
      .toString()
      .split("\n")
      .filter((line) => this.#isReadable(line, stem));
    if (lines.length > 0) await this.#options.record(stem.slice(0, SPOOL_ID_LENGTH), lines);
    this.#taken.set(stem, offset + text.length);
    this.#waitingBytes -= text.length;
    return true;
  }

  /** A disk that has lost its power may have torn a line. Nobody has got an answer for it. */
  #isReadable(line: string, stem: string): boolean {
    if (line === "") return false;
    const read = parseAccessLine(line);
    if (!read) this.#options.logger.error({ file: stem }, "A line of the access log's spool is unreadable");
    return read !== undefined && (isOperationLine(read) || read.sequence > 0);
  }
}

interface SpoolFileFound {
  readonly stem: string;
  readonly path: string;
  readonly isOpen: boolean;
  readonly size: number;
  readonly modifiedMs: number;
}

/** Nothing is in one that nobody has made yet. */
async function readDirectory(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isSpoolFile(name: string): boolean {
  return name.endsWith(OPEN_ENDING) || name.endsWith(WHOLE_ENDING);
}

/** Undefined where it has got another name meanwhile. */
async function lookAt(path: string, name: string): Promise<SpoolFileFound | undefined> {
  const isOpen = name.endsWith(OPEN_ENDING);
  const stem = name.slice(0, -(isOpen ? OPEN_ENDING : WHOLE_ENDING).length);
  try {
    const { size, mtimeMs } = await stat(path);
    return { stem, path, isOpen, size, modifiedMs: mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whole lines from the offset on: a batch of them, or one that is longer. */
async function readLines(handle: FileHandle, offset: number): Promise<Buffer> {
  for (let size = BATCH_BYTES; ; size *= 2) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size, offset);
    const end = buffer.lastIndexOf("\n", bytesRead - 1) + 1;
    if (end > 0 || bytesRead < size) return buffer.subarray(0, bytesRead === 0 ? 0 : end);
  }
}
