import { FairQueue } from "./fair-queue.js";
import type { CallerQuota } from "./quotas.js";

/** Whom a permit is for. How many of a number it may hold is asked each time. */
export type PermitHolder = Pick<CallerQuota, "limitOf">;

/** Work for nobody in particular. */
const EVERYBODY: PermitHolder = { limitOf: (count) => count };

interface Waiting {
  readonly begin: () => void;
  /** The wait was given up. */
  isOver: boolean;
}

export interface AcquireOptions {
  /** Gives the wait up. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait at most; without it, as long as it takes. */
  readonly patienceMs?: number | undefined;
}

/** The wait ended without a permit. */
export class PermitRefused extends Error {
  constructor(
    /** True when the caller held its whole share, false when there were no permits left. */
    readonly isOwnShare: boolean,
  ) {
    super("no permit became free");
  }
}

/**
 * A semaphore whose callers each hold at most their share of the permits. Those who wait are served in turn, one
 * caller after the other, rather than in the order of arrival.
 */
export class FairSemaphore {
  readonly #held = new Map<PermitHolder, number>();
  readonly #waiting = new FairQueue<PermitHolder, Waiting>();
  #used = 0;

  constructor(
    private readonly count: number,
    /** While others are there, a caller has its share of this many. */
    private readonly sharedCount = count,
  ) {}

  /**
   * Takes a permit, which must be released. Returns undefined if one was free, otherwise a promise of it.
   * The promise rejects with PermitRefused when the wait ends first.
   */
  acquire(caller: PermitHolder = EVERYBODY, wait: AcquireOptions = {}): Promise<void> | undefined {
    if (this.#waiting.size === 0 && this.#used < this.count && this.#mayHaveOneMore(caller)) {
      this.#take(caller);
      return undefined;
    }
    return this.#wait(caller, wait);
  }

  release(caller: PermitHolder = EVERYBODY): void {
    this.#used -= 1;
    const held = (this.#held.get(caller) ?? 0) - 1;
    if (held > 0) this.#held.set(caller, held);
    else this.#held.delete(caller);
    if (this.#waiting.size > 0) this.#serve();
  }

  /** Runs the task while holding a permit. */
  async run<Result>(caller: PermitHolder | undefined, task: () => Promise<Result>): Promise<Result> {
    await this.acquire(caller);
    try {
      return await task();
    } finally {
      this.release(caller);
    }
  }

  #wait(caller: PermitHolder, { signal, patienceMs }: AcquireOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
      };
      const giveUp = () => {
        end();
        waiting.isOver = true;
        reject(new PermitRefused(!this.#mayHaveOneMore(caller)));
      };
      const begin = () => {
        end();
        resolve();
      };
      const waiting: Waiting = { begin, isOver: false };
      const timer = patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(caller, waiting);
      this.#serve();
    });
  }

  #serve(): void {
    let next: Waiting | undefined;
    do {
      next = this.#next();
      next?.begin();
    } while (next);
  }

  /** Takes a permit for the next in turn; undefined when nobody may have one. */
  #next(): Waiting | undefined {
    let of: PermitHolder = EVERYBODY;
    const mayHaveOneMore = (caller: PermitHolder) => {
      of = caller;
      return this.#mayHaveOneMore(caller);
    };
    while (this.#used < this.count) {
      const next = this.#waiting.shift(mayHaveOneMore);
      if (!next) return undefined;
      if (next.isOver) continue;
      this.#take(of);
      return next;
    }
    return undefined;
  }

  #mayHaveOneMore(caller: PermitHolder): boolean {
    return (this.#held.get(caller) ?? 0) < caller.limitOf(this.count, this.sharedCount);
  }

  #take(caller: PermitHolder): void {
    this.#used += 1;
    this.#held.set(caller, (this.#held.get(caller) ?? 0) + 1);
  }
}
