import { describeError, openLog } from "@hub/schema/program-log";
import pino, { type DestinationStream, type Level, type Logger } from "pino";

/** Lines that say the same with other details, in one window; those beyond are counted. */
const LINES_PER_WINDOW = 50;
const WINDOW_MS = 10_000;

export interface LogOptions {
  readonly level: Level | "silent";
  /** Standard output when left out. */
  readonly destination?: DestinationStream | undefined;
  readonly now?: (() => number) | undefined;
}

/**
 * The log of a gateway. Whatever somebody does again and again, it is bounded: of lines with the same message only the
 * first 50 in ten seconds are written, and the first one after that says in `omitted` how many were not. It never
 * stands in the gateway's way, and has of errors only what it may ({@link describeError}).
 */
export function createLog({ level, destination = openLog(1), now = Date.now }: LogOptions): Logger {
  const sample = new Sample(now);
  const options: pino.LoggerOptions = {
    level,
    base: { process: "gateway" },
    serializers: { err: describeError },
    hooks: {
      logMethod(given, write) {
        const [first, second]: unknown[] = given;
        const message = typeof first === "string" ? first : String(second);
        const omitted = sample.take(message);
        if (omitted === undefined) return;
        if (omitted === 0) write.apply(this, given);
        else write.call(this, { ...(typeof first === "object" ? first : {}), omitted }, message);
      },
    },
  };
  return pino(options, destination);
}

class Sample {
  readonly #now: () => number;
  #windowEnd = 0;
  #counts = new Map<string, number>();
  /** Of the windows before, not told yet. */
  readonly #omitted = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many lines were left out before this one; undefined when it is left out itself. */
  take(message: string): number | undefined {
    if (this.#now() >= this.#windowEnd) this.#beginWindow();
    const count = (this.#counts.get(message) ?? 0) + 1;
    this.#counts.set(message, count);
    if (count > LINES_PER_WINDOW) return undefined;
    const omitted = this.#omitted.get(message) ?? 0;
    this.#omitted.delete(message);
    return omitted;
  }

  #beginWindow(): void {
    for (const [message, count] of this.#counts) {
      if (count > LINES_PER_WINDOW)
        this.#omitted.set(message, (this.#omitted.get(message) ?? 0) + count - LINES_PER_WINDOW);
    }
    this.#counts = new Map();
    this.#windowEnd = this.#now() + WINDOW_MS;
  }
}
