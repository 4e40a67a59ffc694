/**
 * What each caller may hold of what the gateway has, and how much of its time it may take.
 *
 * A caller who is alone may have three quarters of everything: the rest is for whoever comes. While others are there
 * it gets nothing beyond its share, a tenth by default; what it has it keeps. So one office behind one address works,
 * a benchmark works, and nobody can take the hub away from others.
 *
 *   CallerQuota.take("streams")   counts one until it is released, or refuses with a time to come back
 *   CallerQuota.spend(ms)         the event loop was busy for this caller alone
 *   CallerQuota.restMs            how long its next operation has to wait, because it has spent more than its share
 */
import { GraphQLError } from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";

/** What is counted: how much there is in all. */
export interface Capacities {
  readonly connections: number;
  /** Being read, waiting or executed. */
  readonly operations: number;
  /** Subscriptions and live queries of clients, reserved streams, and what is answered as a stream. */
  readonly streams: number;
  /** Different subscriptions: each is evaluated by itself. */
  readonly channels: number;
  /** Different live queries: each is run by itself. */
  readonly liveQueries: number;
  /** Large bodies and answers, what waits for a stream to be opened, answers of live queries. */
  readonly keptBytes: number;
}

export type Resource = keyof Capacities;

export interface QuotasOptions {
  readonly capacities: Capacities;
  /** Of every capacity, in percent. */
  readonly callerShare: number;
  readonly now?: () => number;
}

export const CAPACITIES: Capacities = {
  connections: 20_000,
  operations: 5_000,
  streams: 50_000,
  channels: 10_000,
  liveQueries: 10_000,
  keptBytes: 128 * 1024 * 1024,
};
export const CALLER_SHARE = 10;

/** Whoever has begun nothing for so long is not there. */
const PRESENCE_MS = 10_000;
/** So much of the event loop's time everybody has ahead. */
const AHEAD_MS = 250;
/** Nobody owes more: what was spent while nobody minded is forgotten. */
const MOST_OWED_MS = 500;
/** A request's part of the time that nobody measures: reading, writing. */
const REQUEST_MS = 0.1;
const NAMES: Readonly<Record<Resource, string>> = {
  connections: "connections",
  operations: "operations under way",
  streams: "streams",
  channels: "different subscriptions",
  liveQueries: "different live queries",
  keptBytes: "bytes of memory",
};
const RETRY_AFTER_MS: Readonly<Record<Resource, number>> = {
  connections: 5_000,
  operations: 1_000,
  streams: 5_000,
  channels: 5_000,
  liveQueries: 5_000,
  keptBytes: 1_000,
};

/** Smaller bodies and answers are not counted: there are not more of them than operations. */
export const UNCOUNTED_BYTES = 16 * 1024;
/** Merging and writing an answer takes a millisecond for so much of it. */
export const ANSWER_BYTES_PER_MS = 256 * 1024;

/** Everybody's quotas. */
export class Quotas {
  readonly #callers = new Map<string, CallerQuota>();
  readonly #present = new Set<CallerQuota>();
  readonly #capacities: Capacities;
  readonly #share: number;
  readonly #used: Record<Resource, number> = noAmounts();
  readonly now: () => number;
  #timer: NodeJS.Timeout | undefined;

  constructor({ capacities, callerShare, now = () => performance.now() }: QuotasOptions) {
    this.#capacities = capacities;
    this.#share = callerShare / 100;
    this.now = now;
  }

  /** The quota of whoever asks from this address; known for as long as it has anything under way. */
  of(client: string): CallerQuota {
    const known = this.#callers.get(client);
    if (known) return known;
    const quota = new CallerQuota(client, this);
    this.#callers.set(client, quota);
    this.#timer ??= setInterval(() => this.forget(), PRESENCE_MS).unref();
    return quota;
  }

  /** Of the event loop's time, and of everything else. */
  get share(): number {
    return this.#share;
  }

  /** Whether somebody else wants something, even if this caller only spends time or keeps connections open. */
  hasOthersThan(quota: CallerQuota): boolean {
    return this.#present.size > (this.#present.has(quota) ? 1 : 0);
  }

  /** For metrics. */
  get figures() {
    return { callers: this.#callers.size, present: this.#present.size, used: this.#used };
  }

  /** How much of a capacity the caller may hold at present; of what is small everybody may have one. */
  limitOf(quota: CallerQuota, capacity: number, sharedCapacity = capacity): number {
    if (!this.hasOthersThan(quota)) return capacity - Math.floor(capacity / 4);
    return Math.max(1, Math.ceil(sharedCapacity * this.#share));
  }

  /** The caller has begun something. */
  notePresence(quota: CallerQuota): void {
    this.#present.add(quota);
  }

  /** @throws RequestRefusal `TOO_MANY_REQUESTS` or, when it is not the caller's doing, `OVERLOADED` */
  add(quota: CallerQuota, resource: Resource, amount: number): void {
    const held = quota.held(resource);
    const capacity = this.#capacities[resource];
    const isFull = this.#used[resource] + amount > capacity;
    // One thing of any size everybody may have.
    const isTooMuch = held > 0 && held + amount > this.limitOf(quota, capacity);
    if (isFull || isTooMuch) throw refusal(resource, held === 0);
    this.#used[resource] += amount;
  }

  subtract(resource: Resource, amount: number): void {
    this.#used[resource] -= amount;
  }

  /** Forgets whoever has nothing under way. Called by itself from time to time. */
  forget(): void {
    for (const [client, quota] of this.#callers) {
      if (quota.isPresent) continue;
      this.#present.delete(quota);
      if (!quota.hasAnything) this.#callers.delete(client);
    }
    if (this.#callers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** What one caller holds. */
export class CallerQuota {
  readonly #quotas: Quotas;
  readonly #held: Record<Resource, number> = noAmounts();
  #beganMs = Number.NEGATIVE_INFINITY;
  #owedMs = 0;
  #owedSinceMs = 0;
  /** Evaluations and runs for it that wait or are under way. */
  evaluations = 0;

  constructor(
    readonly client: string,
    quotas: Quotas,
  ) {
    this.#quotas = quotas;
  }

  /**
   * Counts so much of the resource for this caller until it is released.
   * @throws RequestRefusal `TOO_MANY_REQUESTS` or `OVERLOADED`, which say when to come back
   */
  take(resource: Resource, amount = 1): void {
    // Who only keeps a connection open wants nothing yet.
    if (resource !== "connections") this.#notePresence();
    this.#quotas.add(this, resource, amount);
    this.#held[resource] += amount;
  }

  release(resource: Resource, amount = 1): void {
    this.#quotas.subtract(resource, amount);
    this.#held[resource] -= amount;
  }

  held(resource: Resource): number {
    return this.#held[resource];
  }

  /** How many of so many it may have at a time; of `sharedCount` while others are there. */
  limitOf(count: number, sharedCount = count): number {
    return this.#quotas.limitOf(this, count, sharedCount);
  }

  /**
   * The event loop was busy for this caller for so long. All others had to wait meanwhile, those who came in the
   * middle of it half the time: so it weighs by its square.
   */
  spend(ms: number): void {
    this.#settle();
    const weightMs = REQUEST_MS + ms * (1 + ms / 2);
    this.#owedMs = Math.min(MOST_OWED_MS, this.#owedMs + weightMs);
  }

  /** How long the caller's next operation has to wait; 0 while nobody else is there. */
  get restMs(): number {
    if (this.#owedMs <= AHEAD_MS || !this.#quotas.hasOthersThan(this)) return 0;
    this.#settle();
    return Math.max(0, (this.#owedMs - AHEAD_MS) / this.#quotas.share);
  }

  /** Has begun something not long ago, or has something under way that may go on. */
  get isPresent(): boolean {
    const { operations, streams } = this.#held;
    return operations + streams > 0 || this.#quotas.now() - this.#beganMs < PRESENCE_MS;
  }

  get hasAnything(): boolean {
    return this.evaluations > 0 || Object.values(this.#held).some((amount) => amount > 0);
  }

  #notePresence(): void {
    this.#beganMs = this.#quotas.now();
    this.#quotas.notePresence(this);
  }

  /** What is owed is paid by waiting: in each second of the clock its share of a second. */
  #settle(): void {
    const nowMs = this.#quotas.now();
    this.#owedMs = Math.max(0, this.#owedMs - (nowMs - this.#owedSinceMs) * this.#quotas.share);
    this.#owedSinceMs = nowMs;
  }
}

/** The caller has asked for more than its share. */
export function tooManyRequests(sentence: string, retryAfterMs: number): RequestRefusal {
  return refuseForNow("TOO_MANY_REQUESTS", sentence, 429, retryAfterMs);
}

/** When the client may come back; undefined for what is refused for good. */
export function findRetryAfterMs({ errors: [error] }: RequestRefusal): number | undefined {
  const given = error?.extensions["retryAfterMs"];
  return typeof given === "number" ? given : undefined;
}

/** Not before the time is over, and not all connections of a caller in the same moment. */
export function spreadMs(ms: number): number {
  return ms * (1 + Math.random());
}

/** Of those for whom the same is done, the one for whom least is done at present. */
export function leastBusy(quotas: Iterable<CallerQuota | undefined>): CallerQuota | undefined {
  let least: CallerQuota | undefined;
  for (const quota of quotas) {
    if (!quota || quota.evaluations === 0) return quota;
    if (!least || quota.evaluations < least.evaluations) least = quota;
  }
  return least;
}

function refusal(resource: Resource, isOverloaded: boolean): RequestRefusal {
  const retryAfterMs = RETRY_AFTER_MS[resource];
  const name = NAMES[resource];
  if (isOverloaded)
    return refuseForNow("OVERLOADED", `The gateway has no ${name} left; try again later`, 503, retryAfterMs);
  return tooManyRequests(`Your address has its share of ${name}; end some or try again later`, retryAfterMs);
}

function refuseForNow(code: string, sentence: string, status: number, retryAfterMs: number): RequestRefusal {
  return new RequestRefusal([new GraphQLError(sentence, { extensions: { code, retryAfterMs } })], status);
}

function noAmounts(): Record<Resource, number> {
  return { connections: 0, operations: 0, streams: 0, channels: 0, liveQueries: 0, keptBytes: 0 };
}
