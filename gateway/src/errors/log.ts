import { describeError, openLog } from "@hub/program-kit/program-log";
import pino, { type DestinationStream, type Level, type Logger } from "pino";

/** Lines per window with the same message. Further ones are only counted. */
const LINES_PER_WINDOW = 50;
const WINDOW_MS = 10_000;

export interface LogOptions {
  readonly level: Level | "silent";
  /** Defaults to standard output. */
  readonly destination?: DestinationStream | undefined;
  readonly now?: (() => number) | undefined;
}

/**
 * Creates the gateway's log. It is bounded, whatever somebody repeats: of lines with the same message only the first 50
 * in ten seconds are written, and the next one after that says in `omitted` how many were dropped. It never blocks the
 * gateway, and records of an error only what {@link describeError} allows.
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
  /** From earlier windows, not yet reported. */
  readonly #omitted = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many lines were dropped before this one; undefined if this one is dropped too. */
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
