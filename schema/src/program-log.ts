/**
 * How the hub's programs write their logs. Two things hold for all of them:
 *
 * - A log never stands in the way: lines are written one batch after the other beside everything else. What a full
 *   disk or a reader that does not read cannot take is lost, and how many lines that were is told afterwards.
 * - A log is nobody's copy of the data: of an error it has what {@link describeError} lets through. A database repeats
 *   the values of a statement in its messages, GraphQL and JSON what could not be read.
 */
import { fstatSync, write, writeSync } from "node:fs";
import { Socket } from "node:net";

const writers = new Map<number, LossyWriter>();

/**
 * Where a log's lines go: to a file descriptor, standard output if it is 1. It holds no process open; what waits when
 * one ends is written then. Whatever writes to one descriptor waits in one line.
 */
export function openLog(fd: number): { write(line: string): void } {
  const writer = writers.get(fd) ?? new LossyWriter(fd);
  writers.set(fd, writer);
  return writer;
}

/** What waits to be written at most; a line is a few hundred bytes. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** Writes lines to a file descriptor as far as that takes them; never waits, never throws. */
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
      // Tried again with the next line: until there is something to say nobody waits for it.
      this.#lostLines += lines;
    });
  }

  /** For the end of the process. What a pipe has not taken by then would be waited for, perhaps for ever. */
  #flushSync(): void {
    if (this.#isWriting && !this.#isFile) return;
    if (this.#lostLines > 0) this.#tellLoss();
    if (this.#waiting.length === 0) return;
    try {
      writeSync(this.fd, this.#take());
    } catch {
      // There is nobody left to tell.
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

/** Beside the main thread. */
function writeToFile(fd: number): WriteBatch {
  const writeBatch: WriteBatch = (bytes, onDone) => {
    write(fd, bytes, (error, written) => {
      if (error || written === bytes.length) onDone(error);
      else writeBatch(bytes.subarray(written), onDone);
    });
  };
  return writeBatch;
}

/** Without waiting: a thread that waits for a reader would be waited for when the process ends. */
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

/** What a log has of an error. */
export interface ErrorDescription {
  readonly type: string;
  readonly message?: string;
  readonly code?: string | number;
  /** Of an error of PostgreSQL: what of our schema it is about, and the statement, whose values stand elsewhere. */
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

/** Only what is listed here, so that an error's other properties (parameters, rows, documents) are in no log. */
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

/** Errors whose messages quote what they were given. */
function mayRepeatData(error: Error): boolean {
  return isOfDatabase(error) || error.name === "GraphQLError" || error instanceof SyntaxError;
}

/** A SQLSTATE (five letters or digits, PostgreSQL manual, appendix A) comes with a severity, or with the statement. */
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
