/**
 * How the hub's programs write their logs. Two rules hold for all of them:
 *
 * - Logging never blocks. Lines are written in batches in the background. Lines that a full disk or a stalled reader
 *   does not take are lost; the log then says how many.
 * - A log holds no copy of the data. Of an error it contains what {@link describeError} lets through: a database repeats
 *   a statement's values in its messages, and GraphQL and JSON quote what they could not parse.
 */
import { fstatSync, write, writeSync } from "node:fs";
import { Socket } from "node:net";

const writers = new Map<number, LossyWriter>();

/**
 * Opens the log that goes to a file descriptor; 1 is standard output. It keeps no process alive; lines that are still
 * waiting when the process exits are written then. All writers to one descriptor share one queue.
 */
export function openLog(fd: number): { write(line: string): void } {
  const writer = writers.get(fd) ?? new LossyWriter(fd);
  writers.set(fd, writer);
  return writer;
}

/** The size of the queue; a line is a few hundred bytes. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** Writes the lines that the file descriptor takes. Never blocks, never throws. */
class LossyWriter {
  readonly #write: WriteBatch;
  readonly #isFile: boolean;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #isWriting = false;
  #lostLines = 0;

  constructor(private readonly fd: number) {
    const isPipe = isPipeOrSocket(fd);
    this.#isFile = !isPipe;
    this.#write = isPipe ? writeToPipe(fd) : writeToFile(fd);
    process.on("exit", () => this.#flushSync());
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#waitingBytes + bytes.length > MAX_WAITING_BYTES) {
      this.#lostLines += 1;
      return;
    }
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (!this.#isWriting) this.#writeNext();
  }

  #writeNext(): void {
    if (this.#lostLines > 0) this.#tellLoss();
    const lines = this.#waiting.length;
    if (lines === 0) return;
    this.#isWriting = true;
    this.#write(this.#take(), (error) => {
      this.#isWriting = false;
      if (!error) return this.#writeNext();
      // The next line triggers the next attempt.
      this.#lostLines += lines;
    });
  }

  /** Called at exit. A batch that a pipe has not taken by then is dropped, as it might block for ever. */
  #flushSync(): void {
    if (this.#isWriting && !this.#isFile) return;
    if (this.#lostLines > 0) this.#tellLoss();
    if (this.#waiting.length === 0) return;
    try {
      writeSync(this.fd, this.#take());
    } catch {
      // The process is exiting: the error cannot be reported.
    }
  }

  #take(): Buffer {
    const batch = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    return batch;
  }

  #tellLoss(): void {
    const line = {
      level: 40,
      time: Date.now(),
      lostLines: this.#lostLines,
      msg: "lines of the log were lost",
    };
    this.#lostLines = 0;
    this.#waiting.unshift(Buffer.from(`${JSON.stringify(line)}\n`));
  }
}

type WriteBatch = (bytes: Buffer, onDone: (error: Error | null | undefined) => void) => void;

/** Writes in Node's thread pool. */
function writeToFile(fd: number): WriteBatch {
  const writeBatch: WriteBatch = (bytes, onDone) => {
    write(fd, bytes, (error, written) => {
      if (error || written === bytes.length) onDone(error);
      else writeBatch(bytes.subarray(written), onDone);
    });
  };
  return writeBatch;
}

/** Writes without blocking: a thread of the pool that waits for a reader would delay the exit. */
function writeToPipe(fd: number): WriteBatch {
  const pipe = new Socket({ fd, readable: false, writable: true }).unref();
  pipe.on("error", () => {});
  return (bytes, onDone) => {
    pipe.write(bytes, onDone);
  };
}

function isPipeOrSocket(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/** What a log contains of an error. */
export interface ErrorDescription {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  /** For a PostgreSQL error: the part of our schema, and the statement with placeholders in place of values. */
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly statement?: string;
  /** Where it was thrown, without the message. */
  readonly stack?: string;
  readonly cause?: ErrorDescription;
  readonly errors?: readonly ErrorDescription[];
}

const MAX_CAUSES = 5;

/** Includes only what is listed here: an error's other properties (parameters, rows, documents) are not logged. */
export function describeError(error: unknown): ErrorDescription {
  return describe(error, 0);
}

function describe(error: unknown, depth: number): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error };
  const description = {
    type: error.name === "Error" ? error.constructor.name : error.name,
    ...(mayRepeatData(error) ? {} : { message: error.message }),
    ...textsOf(error, { code: "code", constraint: "constraint", table: "table", column: "column" }),
    ...(isOfDatabase(error) ? textsOf(error, { query: "statement" }) : {}),
    ...(error.stack && { stack: framesOf(error.stack) }),
  };
  if (depth === MAX_CAUSES) return description;
  const cause = error.cause ?? ("originalError" in error ? error.originalError : undefined);
  return {
    ...description,
    ...(cause instanceof Error && { cause: describe(cause, depth + 1) }),
    ...(error instanceof AggregateError && {
      errors: error.errors.slice(0, MAX_CAUSES).map((one) => describe(one, depth + 1)),
    }),
  };
}

/** Whether the error's message may quote its input: what GraphQL and rules say, parsers of texts and of values. */
function mayRepeatData(error: Error): boolean {
  return (
    isOfDatabase(error) || "extensions" in error || error instanceof SyntaxError || /^\$?Zod/.test(error.name)
  );
}

/** A database error has a severity or carries its statement. */
function isOfDatabase(error: Error): boolean {
  return "severity" in error || "query" in error || "driverError" in error;
}

function textsOf(error: object, names: Readonly<Record<string, string>>): Record<string, string | number> {
  const values = new Map<string, unknown>(Object.entries(error));
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, shownAs]) => {
      const value = values.get(name);
      return typeof value === "string" || typeof value === "number" ? [[shownAs, value]] : [];
    }),
  );
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
