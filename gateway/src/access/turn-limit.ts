import { FairQueue } from "./fair-queue.js";
import { type CallerQuota, usedItsTime } from "./quotas.js";

interface Waiting {
  readonly caller: Caller;
  readonly sinceMs: number;
  readonly begin: () => void;
  readonly refuse: (reason: Error) => void;
}

/** Used where callers are not told apart. */
const ANYBODY = { restMs: 0, isAlone: true };
type Caller = Pick<CallerQuota, "restMs" | "isAlone">;

export interface TurnLimitOptions {
  /** A caller that would have to rest longer is refused; undefined refuses nobody. */
  readonly patienceMs?: number | undefined;
  /** Only one starts per turn of a caller that is not alone: what it costs is known when it is done. */
  readonly isOneEach?: boolean;
}

/**
 * Limits how many operations start per turn of the event loop. The others start in later turns: callers in turn, each
 * caller's operations in order, and none of a caller that has to rest.
 */
export class TurnLimit {
  readonly #waiting = new FairQueue<Caller, Waiting>();
  readonly #patienceMs: number;
  readonly #isOneEach: boolean;
  #begunThisTurn = 0;
  readonly #begunFor = new Set<Caller>();
  #isTurnEnding = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly perTurn: number,
    { patienceMs = Number.POSITIVE_INFINITY, isOneEach = false }: TurnLimitOptions = {},
  ) {
    this.#patienceMs = patienceMs;
    this.#isOneEach = isOneEach;
  }

  /**
   * Returns undefined if the caller may start at once, otherwise a promise that resolves when it may.
   * The promise rejects with a RequestRefusal `TOO_MANY_REQUESTS` if that would take too long.
   */
  enter(caller: Caller = ANYBODY): Promise<void> | undefined {
    if (this.#waiting.size === 0 && this.#begunThisTurn < this.perTurn && this.#mayBegin(caller)) {
      this.#begin(caller);
      return undefined;
    }
    return new Promise((begin, refuse) => {
      this.#waiting.push(caller, { caller, sinceMs: performance.now(), begin, refuse });
      this.#endTurn();
    });
  }

  /** Also whether the turn that the caller waits for has come. */
  readonly #mayBegin = (caller: Caller): boolean =>
    (!this.#isOneEach || caller.isAlone || !this.#begunFor.has(caller)) && caller.restMs === 0;

  #begin(caller: Caller): void {
    this.#begunThisTurn += 1;
    this.#begunFor.add(caller);
    this.#endTurn();
  }

  #endTurn(): void {
    if (this.#isTurnEnding) return;
    this.#isTurnEnding = true;
    setImmediate(this.#nextTurn);
  }

  readonly #nextTurn = (): void => {
    this.#isTurnEnding = false;
    this.#begunThisTurn = 0;
    this.#begunFor.clear();
    while (this.#begunThisTurn < this.perTurn) {
      const next = this.#waiting.shift(this.#mayBegin);
      if (!next) break;
      this.#begin(next.caller);
      next.begin();
    }
    if (this.#begunThisTurn < this.perTurn) this.#awaitRested();
  };

  /** Everyone who waits has to rest, or has had its turn. */
  #awaitRested(): void {
    let shortestMs = Number.POSITIVE_INFINITY;
    for (const caller of this.#waiting.owners()) {
      const { restMs } = caller;
      shortestMs = Math.min(shortestMs, restMs);
      const giveUpMs = performance.now() - this.#patienceMs;
      for (const { refuse } of this.#waiting.takeWhile(caller, ({ sinceMs }) => sinceMs < giveUpMs))
        refuse(usedItsTime(Math.ceil(restMs) + 1_000));
    }
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) this.#timer = setTimeout(this.#nextTurn, Math.min(1_000, shortestMs + 1));
  }
}
