/**
 * Writes pages with the code of the dashboard's build, in a thread of its own: it takes no time from the queries of
 * others, and a mistake in it ends nothing but the page that is being written.
 *
 * The messages are those of dashboard/server/page-writing.ts.
 */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Faults } from "../errors/faults.js";

export interface PageToWrite {
  /** A path with its search. */
  readonly address: string;
  /** In milliseconds since 1970. */
  readonly writtenAt: number;
  /** GraphQL answers as JSON, by the keys under which their operations were asked. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface WrittenPage {
  readonly html: string;
  /** What the address names does not exist. */
  readonly isMissing: boolean;
  /** What the page shows as loading. */
  readonly asked: readonly AskedOperation[];
}

export interface AskedOperation {
  readonly key: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface PageWriterOptions {
  /** The module that the dashboard's build has made for this. */
  readonly file: string;
  /** The page without content. */
  readonly template: string;
  readonly faults: Faults;
  /** A page that takes longer is given up, and the thread with it. */
  readonly patienceMs?: number;
}

/** With more pages waiting, the browser writes them sooner. */
const MAX_WAITING = 16;
const PATIENCE_MS = 5_000;
/** What never works is not tried all the time. */
const REST_AFTER_FAILURE_MS = 10_000;
const LIMITS = { maxOldGenerationSizeMb: 192 };

const MESSAGE = z.union([
  z.object({
    id: z.number(),
    html: z.string(),
    isMissing: z.boolean(),
    asked: z.array(
      z.object({ key: z.string(), query: z.string(), variables: z.record(z.string(), z.unknown()) }),
    ),
  }),
  z.object({ id: z.number(), failure: z.string() }),
]);

type Waiting = (page: WrittenPage | undefined) => void;

export class PageWriter {
  readonly #options: PageWriterOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #isStopped = false;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(options: PageWriterOptions) {
    this.#options = options;
    this.#thread = this.#start();
  }

  /** Undefined if the page cannot be written now: the browser writes it then. */
  async write(page: PageToWrite): Promise<WrittenPage | undefined> {
    if (this.#waiting.size >= MAX_WAITING) return undefined;
    const thread = this.#thread ?? this.#startAnew();
    if (!thread) return undefined;
    this.#count += 1;
    const id = this.#count;
    const written = new Promise<WrittenPage | undefined>((resolve) => this.#waiting.set(id, resolve));
    const { faults, patienceMs = PATIENCE_MS } = this.#options;
    const giveUp = () =>
      this.#end(thread, new Error(`${page.address} was not written within ${patienceMs} ms`));
    const timer = setTimeout(
      faults.guard("page writer", giveUp, () => this.#forget(thread)),
      patienceMs,
    );
    thread.postMessage({ id, ...page });
    try {
      return await written;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#forget(this.#thread);
  }

  #startAnew(): Worker | undefined {
    const isTired = performance.now() - this.#failedAtMs < REST_AFTER_FAILURE_MS;
    this.#thread = this.#isStopped || isTired ? undefined : this.#start();
    return this.#thread;
  }

  #start(): Worker {
    const { file, template, faults } = this.#options;
    // What the page's code prints is nobody's, and it needs nothing of what this process knows.
    const thread = new Worker(file, {
      workerData: { template },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: LIMITS,
    });
    thread.stdout.resume();
    thread.stderr.resume();
    thread.unref();
    const guard = <Args extends unknown[]>(handler: (...args: Args) => void) =>
      faults.guard("page writer", handler, () => this.#forget(thread));
    thread.on(
      "message",
      guard((message: unknown) => this.#receive(message)),
    );
    thread.on(
      "error",
      guard((error: unknown) => this.#end(thread, error)),
    );
    thread.on(
      "exit",
      guard(() => this.#forget(thread)),
    );
    return thread;
  }

  #receive(received: unknown): void {
    const message = MESSAGE.parse(received);
    const resolve = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("failure" in message) {
      resolve?.(undefined);
      throw new Error(message.failure);
    }
    resolve?.(message);
  }

  #end(thread: Worker, error: unknown): void {
    this.#options.faults.report("page writer", error);
    void this.#forget(thread);
  }

  /** Whoever waits goes without. */
  async #forget(thread: Worker | undefined): Promise<void> {
    if (thread === undefined || thread !== this.#thread) return;
    this.#thread = undefined;
    this.#failedAtMs = performance.now();
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    await thread.terminate();
  }
}
