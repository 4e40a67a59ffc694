/** Slows down whoever guesses passwords. */

const FREE_GUESSES = 5;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Who made no guess for so long begins anew. */
const FORGOTTEN_AFTER_MS = 15 * 60_000;
const MAX_KNOWN = 10_000;

interface Guesses {
  count: number;
  lastAt: number;
}

/**
 * Counts wrong passwords per account and address. After five the account has to wait from that address, each time twice
 * as long, up to five minutes.
 */
export class GuessLimit {
  /** The one whose last guess is the oldest comes first. */
  readonly #known = new Map<string, Guesses>();

  constructor(private readonly now: () => number = Date.now) {}

  /** How long it has to wait; 0 where it may try. */
  waitMs(login: string, address: string): number {
    const guesses = this.#known.get(keyOf(login, address));
    if (!guesses || guesses.count < FREE_GUESSES) return 0;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (guesses.count - FREE_GUESSES), LONGEST_WAIT_MS);
    return Math.max(0, guesses.lastAt + waitMs - this.now());
  }

  noteWrong(login: string, address: string): void {
    const key = keyOf(login, address);
    const known = this.#known.get(key);
    const isRecent = known && this.now() - known.lastAt < FORGOTTEN_AFTER_MS;
    this.#known.delete(key);
    this.#known.set(key, { count: isRecent ? known.count + 1 : 1, lastAt: this.now() });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  noteRight(login: string, address: string): void {
    this.#known.delete(keyOf(login, address));
  }
}

function keyOf(login: string, address: string): string {
  return JSON.stringify([login, address]);
}
