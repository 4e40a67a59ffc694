/**
 * Keeps a copy of what another member tells. The consumer's rows and its cursor are written in one transaction, so each
 * event counts once, whatever is killed and however many processes of the member consume. When there is no cursor yet,
 * or the member's log no longer reaches back to it, or the member's database is another one (its epoch has changed), or
 * the consumer says that its copy is out of date, the copy is made anew from a snapshot; until that is committed the old one stands.
 */
import { describeError, type ErrorDescription } from "@hub/program-kit/program-log";
import { type HubEvent, partsOf } from "@hub/schema/event";
import type { Logger } from "pino";
import type { DataSource, EntityManager } from "typeorm";
import {
  CursorGone,
  confirmCursor,
  type FeedCursor,
  keepConfirmed,
  lockCursor,
  readCursor,
  storeCursor,
} from "./feed-cursor.js";
import { FeedRefused, type FeedSource, untilProcessEnds } from "./feed-source.js";
import { type FeedState, showInMetrics } from "./feed-state.js";
import { PositionGone, readFeed } from "./read-feed.js";
import { fetchSnapshot, type Snapshot } from "./read-snapshot.js";

/** What a member keeps of another one, and how. */
export interface FeedConsumer {
  /** The name of its cursor, such as `registers`. */
  readonly name: string;
  /** The member whose feed it reads. */
  readonly member: string;
  /** The member's snapshot that contains all that this consumer keeps. */
  readonly snapshot: string;
  /** Replaces all that is kept by the snapshot's rows. They come from outside: parse them. */
  restore(manager: EntityManager, rows: AsyncIterable<unknown>): Promise<void>;
  /** Whether what is kept depends on the event; past others only the cursor moves. */
  concerns(event: HubEvent): boolean;
  /**
   * Changes what is kept by these events: those that concern it, in the order of the feed, each once; of a batch its
   * parts, all together. When it throws, nothing has happened and the same events come again; when that is
   * {@link CopyOutOfDate}, the copy is made anew from a snapshot.
   */
  apply(manager: EntityManager, events: readonly HubEvent[]): Promise<void>;
}

/** What has happened changes more of the copy than the events say. */
export class CopyOutOfDate extends Error {}

export interface ConsumeOptions {
  readonly source: FeedSource;
  /** The member that consumes. */
  readonly reader: string;
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** Called when the consumer's rows are committed, with what else it has written. */
  readonly onCommit?: () => void;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;
/** A member that was heard for so long is asked again at once; else the wait grows. */
const STEADY_MS = 1_000;
/** A member that takes no part is asked again after so long, or as soon as another process of it serves. */
const FIRST_ABSENCE_MS = 60_000;
const LONGEST_ABSENCE_MS = 5 * 60_000;
/** How often a copy to which nothing happens is confirmed in the database. */
const CONFIRM_EVERY_MS = 60_000;
/** So many events that do not concern the copy are passed without a transaction; a process begun anew reads them again. */
const MOST_PASSED = 500;

/** What is kept of an event until the cursor has passed it: a batch that concerns nothing can be a megabyte. */
interface ReadEvent extends Pick<HubEvent, "id" | "member" | "epoch" | "seq"> {
  /** The event itself, or of a batch its parts, that the copy depends on. */
  readonly concerned: readonly HubEvent[];
}

/** Starts to consume, and does so until it is stopped: what goes wrong is logged and tried again. */
export function consumeFeed(consumer: FeedConsumer, options: ConsumeOptions): RunningConsumer {
  return new RunningConsumer(consumer, options);
}

export class RunningConsumer {
  #cursor: FeedCursor | undefined;
  /** When the copy was last known to be complete, by this process or another. It is told, and so never goes back. */
  #confirmedAt: Date | undefined;
  /** The last events before the cursor: those that the stored cursor has not passed yet, for they change nothing. */
  #passed: ReadEvent[] = [];
  /** Told by the member since the connection was opened. */
  #head: number | undefined;
  #typeNames: readonly string[] = [];
  #problem: string | null = null;
  #takesPart = true;
  #waitMs = FIRST_WAIT_MS;
  #absenceMs = FIRST_ABSENCE_MS;
  /** When the member first answered to this attempt. */
  #answeredAtMs: number | undefined;
  readonly #stopping = new AbortController();
  readonly #finished: Promise<void>;
  readonly #hide: () => void;

  constructor(
    private readonly consumer: FeedConsumer,
    private readonly options: ConsumeOptions,
  ) {
    this.#hide = showInMetrics(() => this.state());
    this.#finished = this.#run();
  }

  state(): FeedState {
    const confirmedAt = this.#confirmedAt;
    const seq = this.#cursor?.seq;
    return {
      consumer: this.consumer.name,
      from: this.consumer.member,
      seq: seq ?? null,
      behindBy: this.#head === undefined || seq === undefined ? null : Math.max(0, this.#head - seq),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      ageSeconds: confirmedAt ? Math.max(0, Math.round((Date.now() - confirmedAt.getTime()) / 1000)) : null,
      takesPart: this.#takesPart,
      typeNames: this.#typeNames,
      problem: this.#problem,
    };
  }

  /** Ends when what is being applied is committed or undone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#finished;
    this.#hide();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      let longestMs = LONGEST_WAIT_MS;
      this.#answeredAtMs = undefined;
      try {
        await this.#copy();
      } catch (error) {
        // While it is down, what it said last counts.
        if (error instanceof FeedRefused) this.#takesPart = !error.isNotOffered;
        this.#tellProblem(error);
        if (error instanceof FeedRefused && error.isNotOffered) {
          longestMs = LONGEST_ABSENCE_MS;
          await this.#awaitAnotherProcess();
        }
      }
      this.#head = undefined;
      await this.#keepConfirmed();
      await this.#waitForNext(longestMs);
    }
  }

  /** A member that ends each answer at once is not asked again at once each time. */
  async #waitForNext(longestMs: number): Promise<void> {
    const answeredAtMs = this.#answeredAtMs ?? Number.POSITIVE_INFINITY;
    if (performance.now() - answeredAtMs >= STEADY_MS) this.#waitMs = FIRST_WAIT_MS;
    this.#waitMs = Math.min(longestMs, this.#waitMs);
    await pause(this.#waitMs, this.#stopping.signal);
    this.#waitMs *= 2;
  }

  /** What one process of the member does not offer, a later one may. */
  async #awaitAnotherProcess(): Promise<void> {
    const { source, reader } = this.options;
    this.#answeredAtMs = performance.now();
    const over = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, over.signal]);
    const waits = [pause(this.#absenceMs, signal), untilProcessEnds(source, reader, signal)];
    this.#absenceMs = Math.min(LONGEST_ABSENCE_MS, 2 * this.#absenceMs);
    await Promise.race(waits);
    over.abort();
    await Promise.all(waits);
  }

  async #copy(): Promise<void> {
    const { dataSource, logger } = this.options;
    this.#setCursor(await readCursor(dataSource, this.consumer));
    this.#passed = [];
    if (!this.#cursor) return this.#startAnew();
    try {
      await this.#follow(this.#cursor);
    } catch (error) {
      const isExpected = error instanceof CopyOutOfDate;
      if (!(isExpected || error instanceof PositionGone || error instanceof CursorGone)) throw error;
      logger[isExpected ? "info" : "warn"](
        { consumer: this.consumer.name, from: this.consumer.member },
        `the copy is made anew: ${error.message}`,
      );
      await this.#startAnew();
    }
  }

  async #startAnew(): Promise<void> {
    const { source, reader, dataSource, logger } = this.options;
    const { name, member, snapshot: snapshotName } = this.consumer;
    const snapshot = await fetchSnapshot(source, snapshotName, reader, this.#stopping.signal);
    const cursor = await takeSnapshot(dataSource, this.consumer, snapshot);
    this.#setCursor(cursor);
    this.options.onCommit?.();
    this.#tellContact();
    this.#waitMs = FIRST_WAIT_MS;
    logger.info({ consumer: name, from: member, seq: cursor.seq }, "the copy was made from a snapshot");
  }

  async #follow(from: FeedCursor): Promise<void> {
    const { source, reader } = this.options;
    let storedAt = from.confirmedAt.getTime();
    for await (const { hello, events } of readFeed(source, reader, from, this.#stopping.signal)) {
      this.#tellContact();
      if (hello) this.#typeNames = hello.typeNames;
      const told = hello?.head ?? events.at(-1)?.seq;
      if (told !== undefined) this.#head = Math.max(this.#head ?? 0, told);
      if (events.length > 0) await this.#take(events);
      storedAt = await this.#confirm(storedAt);
    }
  }

  /** Many events concern none of a member's copies: a transaction for each would cost as much as the others. */
  async #take(events: readonly HubEvent[]): Promise<void> {
    const read = events.map((event) => this.#read(event));
    this.#passed.push(...read);
    const { length } = this.#passed;
    const last = read.at(-1);
    if (
      !this.#cursor ||
      !last ||
      length >= MOST_PASSED ||
      read.some(({ concerned }) => concerned.length > 0)
    ) {
      return this.#applyPassed();
    }
    this.#cursor = { ...this.#cursor, seq: last.seq };
  }

  #read(event: HubEvent): ReadEvent {
    const { id, member, epoch, seq } = event;
    return {
      id,
      member,
      epoch,
      seq,
      concerned: partsOf(event).filter((part) => this.consumer.concerns(part)),
    };
  }

  async #applyPassed(): Promise<void> {
    this.#setCursor(await this.#apply(this.#passed.splice(0)));
    this.options.onCommit?.();
  }

  #apply(events: readonly ReadEvent[]): Promise<FeedCursor> {
    return this.options.dataSource.transaction(async (manager) => {
      const cursor = await lockCursor(manager, this.consumer);
      if (!cursor) throw new CursorGone();
      const next = eventsAfter(cursor, this.consumer.member, events);
      const last = next.at(-1);
      if (!last) return cursor;
      const counted = new Set(cursor.ahead);
      const fresh = next.filter(({ id }) => !counted.delete(id));
      const concerned = fresh.flatMap((event) => event.concerned);
      if (concerned.length > 0) await this.consumer.apply(manager, concerned);
      const moved = { epoch: cursor.epoch, seq: last.seq, ahead: [...counted] };
      await storeCursor(manager, this.consumer, moved, last.seq >= (this.#head ?? 0));
      return { ...moved, confirmedAt: cursor.confirmedAt };
    });
  }

  /** Notes that the copy is complete, if it is; in the database as well when that was not done for long. */
  async #confirm(storedAt: number): Promise<number> {
    const cursor = this.#cursor;
    if (!cursor || this.#head === undefined || cursor.seq < this.#head) return storedAt;
    const confirmedAt = new Date();
    const isDue = confirmedAt.getTime() - storedAt >= CONFIRM_EVERY_MS;
    if (isDue && this.#passed.length > 0) await this.#applyPassed();
    else if (isDue) await confirmCursor(this.options.dataSource, this.consumer, cursor);
    this.#confirmedAt = confirmedAt;
    return isDue ? confirmedAt.getTime() : storedAt;
  }

  #setCursor(cursor: FeedCursor | undefined): void {
    this.#cursor = cursor;
    const told = this.#confirmedAt;
    if (cursor && (told === undefined || told < cursor.confirmedAt)) this.#confirmedAt = cursor.confirmedAt;
  }

  /** A later process of this member is to tell no earlier time. */
  async #keepConfirmed(): Promise<void> {
    if (!this.#confirmedAt) return;
    try {
      await keepConfirmed(this.options.dataSource, this.consumer, this.#confirmedAt);
    } catch (error) {
      this.#tellProblem(error);
    }
  }

  #tellContact(): void {
    const { name, member } = this.consumer;
    if (this.#problem !== null)
      this.options.logger.info({ consumer: name, from: member }, "the copy goes on");
    this.#problem = null;
    this.#takesPart = true;
    this.#answeredAtMs ??= performance.now();
    this.#absenceMs = FIRST_ABSENCE_MS;
  }

  #tellProblem(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    const { name, member } = this.consumer;
    const sentence = sentenceOf(error);
    const problem = this.#takesPart ? sentence : `${member} takes no part in ${name}: ${sentence}`;
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.options.logger.warn(
      { err: error, consumer: name, from: member, problem },
      "the copy does not go on",
    );
  }
}

/** Replaces the copy by the snapshot's rows, together with the cursor at which they are true. */
export async function takeSnapshot(
  dataSource: DataSource,
  consumer: FeedConsumer,
  { header, rows, close }: Snapshot,
): Promise<FeedCursor> {
  try {
    const { member, epoch, seq, ahead } = header;
    if (member !== consumer.member) throw new Error(`a snapshot of ${member}, not of ${consumer.member}`);
    await dataSource.transaction(async (manager) => {
      await lockCursor(manager, consumer);
      await consumer.restore(manager, rows);
      await storeCursor(manager, consumer, { epoch, seq, ahead }, true);
    });
    return { epoch, seq, ahead, confirmedAt: new Date() };
  } finally {
    await close();
  }
}

/**
 * Those that have not been applied: another process of this member may have been faster.
 * @throws {Error} when they do not follow on the cursor
 */
function eventsAfter(cursor: FeedCursor, member: string, events: readonly ReadEvent[]): readonly ReadEvent[] {
  const next = events.filter(({ seq }) => seq > cursor.seq);
  for (const [index, event] of next.entries()) {
    const isNext = event.seq === cursor.seq + 1 + index && event.epoch === cursor.epoch;
    if (isNext && event.member === member) continue;
    throw new Error(
      `event ${event.seq} of ${event.member}, epoch ${event.epoch}, does not follow on ${cursor.seq} of ${member}, epoch ${cursor.epoch}`,
    );
  }
  return next;
}

/** Without what a database or a parser quotes: logs and operators read it. */
function sentenceOf(error: unknown): string {
  return sentenceOfDescribed(describeError(error));
}

function sentenceOfDescribed({ type, code, message, cause }: ErrorDescription): string {
  const sentence = message ?? [type, code].filter((part) => part !== undefined).join(" ");
  return cause ? `${sentence}: ${sentenceOfDescribed(cause)}` : sentence;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
