/**
 * How much of the gateway each caller may hold, and how much of its time it may take.
 *
 * A caller that is alone may have three quarters of everything; the rest is for whoever comes next. While others are
 * present it gets nothing beyond its share, a tenth by default, but keeps what it has. So one office behind one address
 * works, a benchmark works, and nobody can take the hub away from others.
 *
 *   CallerQuota.take("streams")   counts one until it is released, or refuses with a time to come back
 *   charged(quota, work)          does the work and charges the processor time it takes
 *   CallerQuota.spend(ms)         charges time for which the event loop was busy for this caller alone
 *   CallerQuota.restMs            how long its next operation must wait because it has spent more than its share
 */
import { type Bilingual, type RequestRefusal, refuseForNow } from "../errors/request-refusal.js";

/** The capacity of each resource. */
export interface Capacities {
  readonly connections: number;
  /** Operations being read, waiting or executed. */
  readonly operations: number;
  /** Clients' subscriptions and live queries, reserved streams, and answers that are streamed. */
  readonly streams: number;
  /** Distinct subscriptions: each is evaluated once. */
  readonly channels: number;
  /** Distinct live queries: each is run once. */
  readonly liveQueries: number;
  /** Lists that are written as files. */
  readonly exports: number;
  /** Large bodies and answers, messages kept until a stream is opened, answers of live queries. */
  readonly keptBytes: number;
}

export type Resource = keyof Capacities;

export interface QuotasOptions {
  readonly capacities: Capacities;
  /** The share of every capacity, in percent. */
  readonly callerShare: number;
  readonly now?: () => number;
}

export const CAPACITIES: Capacities = {
  connections: 20_000,
  operations: 5_000,
  streams: 50_000,
  channels: 10_000,
  liveQueries: 10_000,
  exports: 20,
  keptBytes: 128 * 1024 * 1024,
};
export const CALLER_SHARE = 10;

/** A caller that has started nothing for this long counts as absent. */
const PRESENCE_MS = 10_000;
/** Event loop time that every caller may use before it has to wait. */
const AHEAD_MS = 250;
/** The most that a caller can owe: what it spent while nobody else was present is forgotten. */
const MOST_OWED_MS = 500;
/** Charged per request, of a client or to a member, for what is not measured: reading and writing. */
const REQUEST_MS = 0.1;
/** Charged besides that per request to a member, for what is not measured: writing it, reading and merging its answer. */
export const MEMBER_REQUEST_MS = 0.1;
const NAMES: Readonly<Record<Resource, { readonly vi: string; readonly en: string }>> = {
  connections: { vi: "kết nối", en: "connections" },
  operations: { vi: "câu hỏi đang chạy", en: "operations under way" },
  streams: { vi: "luồng theo dõi", en: "streams" },
  channels: { vi: "nội dung theo dõi khác nhau", en: "different subscriptions" },
  liveQueries: { vi: "câu hỏi trực tiếp khác nhau", en: "different live queries" },
  exports: { vi: "tệp đang ghi", en: "exports" },
  keptBytes: { vi: "bộ nhớ", en: "bytes of memory" },
};
const RETRY_AFTER_MS: Readonly<Record<Resource, number>> = {
  connections: 5_000,
  operations: 1_000,
  streams: 5_000,
  channels: 5_000,
  liveQueries: 5_000,
  exports: 10_000,
  keptBytes: 1_000,
};

/** Smaller bodies and answers are not counted: there are no more of them than operations. */
export const UNCOUNTED_BYTES = 16 * 1024;
/** How much of a body is received and decoded in a millisecond. */
export const BODY_BYTES_PER_MS = 128 * 1024;
/** How much of an answer is merged and written in a millisecond. */
export const ANSWER_BYTES_PER_MS = 256 * 1024;

/** The quotas of all callers. */
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

  /** The quota of the caller at this address. It is kept while the caller has anything under way. */
  of(client: string): CallerQuota {
    const known = this.#callers.get(client);
    if (known) return known;
    const quota = new CallerQuota(client, this);
    this.#callers.set(client, quota);
    this.#timer ??= setInterval(() => this.forget(), PRESENCE_MS).unref();
    return quota;
  }

  /** The share of the event loop's time and of every capacity. */
  get share(): number {
    return this.#share;
  }

  /** Whether another caller is present, even if this one only spends time or keeps connections open. */
  hasOthersThan(quota: CallerQuota): boolean {
    return this.#present.size > (this.#present.has(quota) ? 1 : 0);
  }

  /** For metrics. */
  get figures() {
    return { callers: this.#callers.size, present: this.#present.size, used: this.#used };
  }

  /** How much of a capacity the caller may hold now. Of a small one, everybody may have at least one. */
  limitOf(quota: CallerQuota, capacity: number, sharedCapacity = capacity): number {
    if (!this.hasOthersThan(quota)) return capacity - Math.floor(capacity / 4);
    return Math.max(1, Math.ceil(sharedCapacity * this.#share));
  }

  /** Notes that the caller has started something. */
  notePresence(quota: CallerQuota): void {
    this.#present.add(quota);
  }

  /** @throws RequestRefusal `TOO_MANY_REQUESTS`, or `OVERLOADED` if it is not the caller's doing */
  add(quota: CallerQuota, resource: Resource, amount: number): void {
    const held = quota.held(resource);
    const capacity = this.#capacities[resource];
    const isFull = this.#used[resource] + amount > capacity;
    // Everybody may have one item, of any size.
    const isTooMuch = held > 0 && held + amount > this.limitOf(quota, capacity);
    if (isFull || isTooMuch) throw refusal(resource, held === 0);
    this.#used[resource] += amount;
  }

  subtract(resource: Resource, amount: number): void {
    this.#used[resource] -= amount;
  }

  /** Forgets callers that have nothing under way. Runs by itself from time to time. */
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
  /** Evaluations and runs for this caller that wait or are under way. */
  evaluations = 0;

  constructor(
    readonly client: string,
    quotas: Quotas,
  ) {
    this.#quotas = quotas;
  }

  /**
   * Counts this much of the resource for the caller until it is released.
   * @throws RequestRefusal `TOO_MANY_REQUESTS` or `OVERLOADED`, which say when to come back
   */
  take(resource: Resource, amount = 1): void {
    // A caller that only keeps a connection open wants nothing yet.
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

  /** How many of `count` the caller may have at a time; of `sharedCount` while others are present. */
  limitOf(count: number, sharedCount = count): number {
    return this.#quotas.limitOf(this, count, sharedCount);
  }

  /**
   * Charges time for which the event loop was busy for this caller. Everybody else waited meanwhile, on average for
   * half of it, so the charge grows with the square.
   */
  spend(ms: number): void {
    this.#settle();
    const weightMs = REQUEST_MS + ms * (1 + ms / 2);
    this.#owedMs = Math.min(MOST_OWED_MS, this.#owedMs + weightMs);
  }

  /** How long the caller's next operation must wait; 0 while nobody else is present. */
  get restMs(): number {
    if (this.#owedMs <= AHEAD_MS || this.isAlone) return 0;
    this.#settle();
    return Math.max(0, (this.#owedMs - AHEAD_MS) / this.#quotas.share);
  }

  /** Whether nobody else is present. */
  get isAlone(): boolean {
    return !this.#quotas.hasOthersThan(this);
  }

  /** Whether it started something recently, or has something under way that may continue. */
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

  /** Time pays the debt: each second of the clock, the caller's share of a second. */
  #settle(): void {
    const nowMs = this.#quotas.now();
    this.#owedMs = Math.max(0, this.#owedMs - (nowMs - this.#owedSinceMs) * this.#quotas.share);
    this.#owedSinceMs = nowMs;
  }
}

/**
 * Does work that nobody else has a use for, and charges the caller for it, if it is known, whether it fails or not. What
 * counts is processor time: on a machine that is busy with something else, the clock goes on while nothing is done.
 */
export function charged<Result>(quota: CallerQuota | undefined, work: () => Result): Result {
  const beginMs = processorMs();
  try {
    return work();
  } finally {
    quota?.spend(processorMs() - beginMs);
  }
}

/** The processor time that this thread has used. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const OF_SHARE = "TOO_MANY_REQUESTS";
const OF_ALL = "OVERLOADED";

/** The caller has asked for more than its share. */
function tooManyRequests(sentence: Bilingual, retryAfterMs: number): RequestRefusal {
  return refuseForNow(OF_SHARE, sentence, 429, retryAfterMs);
}

/** The caller has used its share of what this thread can do. */
export function usedItsTime(retryAfterMs: number): RequestRefusal {
  return tooManyRequests(
    "Địa chỉ của bạn đã dùng hết phần thời gian của hệ thống; hãy thử lại sau. / Your address has used its share of the gateway's time; try again later.",
    retryAfterMs,
  );
}

/** When the client may come back; undefined for a permanent refusal. */
export function findRetryAfterMs({ errors: [error] }: RequestRefusal): number | undefined {
  const given = error?.extensions["retryAfterMs"];
  return typeof given === "number" ? given : undefined;
}

/** How long a caller that wants more than there is for it is not heard; undefined where the refusal has another reason. */
export function findRestMs(refusal: RequestRefusal): number | undefined {
  const code = refusal.errors[0]?.extensions["code"];
  return code === OF_SHARE || code === OF_ALL ? findRetryAfterMs(refusal) : undefined;
}

/** A random time after `ms`, so that a caller's connections do not all come back at once. */
export function spreadMs(ms: number): number {
  return ms * (1 + Math.random());
}

/** Of callers that want the same thing, the one for which least is under way. */
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
    return refuseForNow(
      OF_ALL,
      `Hệ thống đã hết phần cho ${name.vi}; hãy thử lại sau. / The gateway has no ${name.en} left; try again later.`,
      503,
      retryAfterMs,
    );
  return tooManyRequests(
    `Địa chỉ của bạn đã dùng hết phần ${name.vi}; hãy kết thúc bớt hoặc thử lại sau. / Your address has its share of ${name.en}; end some or try again later.`,
    retryAfterMs,
  );
}

function noAmounts(): Record<Resource, number> {
  return { connections: 0, operations: 0, streams: 0, channels: 0, liveQueries: 0, exports: 0, keptBytes: 0 };
}
