import { FairQueue } from "./fair-queue.js";
import type { CallerQuota } from "./quotas.js";

/** Whoever a slot is for; how many of a number it may have is asked each time. */
export type SlotTaker = Pick<CallerQuota, "limitOf">;

/** For what is done for nobody in particular. */
const EVERYBODY: SlotTaker = { limitOf: (count) => count };

interface Waiting {
  readonly begin: () => void;
  /** Nobody waits any more. */
  isOver: boolean;
}

export interface SlotWait {
  /** Ends the wait when nobody needs the slot any more. */
  readonly signal?: AbortSignal | undefined;
  /** How long to wait at most; undefined: for as long as it takes. */
  readonly patienceMs?: number | undefined;
}

/** No slot became free while somebody waited for it. */
export class NoSlot extends Error {
  constructor(
    /** The caller had its share of them; otherwise there was none left. */
    readonly isOwnShare: boolean,
  ) {
    super("no slot became free");
  }
}

/**
 * So many things at a time, and of those no caller more than its share; whoever waits is served in turn with the
 * others who wait, not behind all who came first.
 */
export class FairSlots {
  readonly #held = new Map<SlotTaker, number>();
  readonly #waiting = new FairQueue<SlotTaker, Waiting>();
  #used = 0;

  constructor(
    private readonly count: number,
    /** Of so many a caller has its share while others are there. */
    private readonly sharedCount = count,
  ) {}

  /**
   * Takes a slot, which has to be left. Undefined when there was one; otherwise resolves when there is.
   * Rejects with NoSlot when the wait ends before.
   */
  enter(caller: SlotTaker = EVERYBODY, wait: SlotWait = {}): Promise<void> | undefined {
    if (this.#waiting.size === 0 && this.#used < this.count && this.#mayHaveOneMore(caller)) {
      this.#take(caller);
      return undefined;
    }
    return this.#wait(caller, wait);
  }

  leave(caller: SlotTaker = EVERYBODY): void {
    this.#used -= 1;
    const held = (this.#held.get(caller) ?? 0) - 1;
    if (held > 0) this.#held.set(caller, held);
    else this.#held.delete(caller);
    if (this.#waiting.size > 0) this.#serve();
  }

  /** Runs the task in a slot. */
  async run<Result>(caller: SlotTaker | undefined, task: () => Promise<Result>): Promise<Result> {
    await this.enter(caller);
    try {
      return await task();
    } finally {
      this.leave(caller);
    }
  }

  #wait(caller: SlotTaker, { signal, patienceMs }: SlotWait): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
      };
      const giveUp = () => {
        end();
        waiting.isOver = true;
        reject(new NoSlot(!this.#mayHaveOneMore(caller)));
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

  /** Takes the slot for whoever is next; undefined when nobody may have one. */
  #next(): Waiting | undefined {
    let of: SlotTaker = EVERYBODY;
    const mayHaveOneMore = (caller: SlotTaker) => {
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

  #mayHaveOneMore(caller: SlotTaker): boolean {
    return (this.#held.get(caller) ?? 0) < caller.limitOf(this.count, this.sharedCount);
  }

  #take(caller: SlotTaker): void {
    this.#used += 1;
    this.#held.set(caller, (this.#held.get(caller) ?? 0) + 1);
  }
}
