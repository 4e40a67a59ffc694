/**
 * Records on their way to the access log, on disk: files of lines that only grow.
 *
 * Whoever waits for a record waits for one write to the disk, which all share who wait at that time. A file is named
 * `<spool>-<number>`, ends in `.open` while it is written and in `.jsonl` once it is whole, and says itself what
 * the operations are that it speaks of. A spool is one process's; another one goes on where it has ended.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AccessedOperation, AccessRecord } from "@hub/schema/access-record";

/** The file that is being written. */
export const OPEN_ENDING = ".open";
/** A file that is whole. */
export const WHOLE_ENDING = ".jsonl";

/** What is not in order yet: the spool numbers it. */
export type NewRecord = Omit<AccessRecord, "sequence" | "operation">;

/** What is written at once. */
interface Batch {
  readonly records: { readonly record: NewRecord; readonly operation: AccessedOperation | null }[];
  readonly written: PromiseWithResolvers<void>;
}

/** A write is on disk when it returns, which saves the call of `fsync`; undefined where a system has no such writes. */
const SYNCED: number | undefined = constants.O_DSYNC;
const LARGEST_FILE_BYTES = 4 * 1024 * 1024;
/** Then it is whole, and can be removed once it was taken over. */
const OLDEST_FILE_MS = 60_000;

export class Spool {
  readonly id = randomUUID();
  #sequence = 0;
  #fileCount = 0;
  #file: SpoolFile | undefined;
  #waiting: Batch | undefined;
  #isWriting = false;
  #isFailing = false;

  constructor(private readonly directory: string) {}

  /** Whether the last record could not be written. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Resolves when the record is on disk; rejects when it could not be written. */
  append(record: NewRecord, operation: AccessedOperation | null): Promise<void> {
    this.#waiting ??= { records: [], written: Promise.withResolvers() };
    const { records, written } = this.#waiting;
    records.push({ record, operation });
    if (!this.#isWriting) void this.#writeAll();
    return written.promise;
  }

  /** Ends a file that is old, and finds out whether writing is possible again. */
  async tidy(): Promise<void> {
    if (this.#isWriting) return;
    if (this.#isFailing) await this.#tryAgain();
    else if (this.#file && this.#file.ageMs > OLDEST_FILE_MS) await this.#endFile();
  }

  /** After the last record. */
  async close(): Promise<void> {
    await this.#waiting?.written.promise.catch(() => {});
    await this.#endFile();
  }

  async #tryAgain(): Promise<void> {
    this.#waiting ??= { records: [], written: Promise.withResolvers() };
    await this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    // What is recorded in the same turn is written together.
    await undefined;
    for (let batch = this.#waiting; batch; batch = this.#waiting) {
      this.#waiting = undefined;
      await this.#writeBatch(batch);
    }
    this.#isWriting = false;
  }

  async #writeBatch({ records, written }: Batch): Promise<void> {
    written.promise.catch(() => {});
    try {
      const file = this.#file ?? (await this.#createFile());
      this.#file = file;
      const lines = records.map(({ record, operation }) => this.#linesOf(file, record, operation));
      // Of no record an empty line: it takes room on the disk as they do.
      await file.write(lines.join("") || "\n");
      this.#isFailing = false;
      written.resolve();
      if (file.size > LARGEST_FILE_BYTES) await this.#endFile();
    } catch (error) {
      this.#isFailing = true;
      written.reject(error);
      // Nobody knows what is in it behind its last whole batch: the next one begins a file.
      await this.#file?.abandon();
      this.#file = undefined;
    }
  }

  #linesOf(file: SpoolFile, record: NewRecord, operation: AccessedOperation | null): string {
    this.#sequence += 1;
    const line = `${JSON.stringify({ sequence: this.#sequence, operation: operation?.id ?? null, ...record })}\n`;
    if (!operation || file.operations.has(operation.id)) return line;
    file.operations.add(operation.id);
    return `${JSON.stringify({ operation })}\n${line}`;
  }

  #createFile(): Promise<SpoolFile> {
    this.#fileCount += 1;
    return SpoolFile.create(this.directory, `${this.id}-${padded(this.#fileCount)}`);
  }

  async #endFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.end();
  }
}

/** A file of a spool while it is written. */
class SpoolFile {
  /** The ids of those that it says what they are. */
  readonly operations = new Set<string>();
  readonly #createdMs = performance.now();
  #size = 0;

  private constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  static async create(directory: string, name: string): Promise<SpoolFile> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, name);
    const flags =
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND | (SYNCED ?? 0);
    const handle = await open(`${path}${OPEN_ENDING}`, flags, 0o600);
    try {
      await syncDirectory(directory);
      return new SpoolFile(handle, path);
    } catch (error) {
      await handle.close();
      await rm(`${path}${OPEN_ENDING}`, { force: true });
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  get ageMs(): number {
    return performance.now() - this.#createdMs;
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.handle.appendFile(bytes);
    if (SYNCED === undefined) await this.handle.datasync();
    this.#size += bytes.length;
  }

  async end(): Promise<void> {
    await this.handle.close();
    if (this.#size === 0) await rm(`${this.path}${OPEN_ENDING}`, { force: true });
    else await rename(`${this.path}${OPEN_ENDING}`, `${this.path}${WHOLE_ENDING}`);
  }

  /** Whoever waited for what could not be written was refused: it has not happened. */
  async abandon(): Promise<void> {
    try {
      await this.handle.truncate(this.#size);
    } catch {
      // It holds records of what was refused, at most.
    }
    await this.end().catch(() => {});
  }
}

/** A file that was created is there after a power cut only when its directory was synced. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that names are in the order of their numbers. */
function padded(number: number): string {
  return String(number).padStart(9, "0");
}
