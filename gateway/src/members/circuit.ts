const WINDOW = 20;
const FAILURES_TO_OPEN = WINDOW / 2;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

export type CircuitState = "closed" | "open" | "half-open";

/**
 * A circuit breaker: protects a member that does not answer from requests, and callers from the wait.
 *
 * closed: fewer than half of the last 20 requests failed; all pass.
 * open: none pass, at first for 1 s and, if it goes on, for up to 5 s.
 * half-open: one request probes, and its outcome closes or opens the circuit.
 */
export class Circuit {
  readonly #now: () => number;
  readonly #onTurn: () => void;
  readonly #outcomes: boolean[] = [];
  #openUntilMs: number | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #isProbing = false;

  /** `onTurn` is called when it has opened, and when it has closed again. */
  constructor(now: () => number = Date.now, onTurn: () => void = () => {}) {
    this.#now = now;
    this.#onTurn = onTurn;
  }

  get state(): CircuitState {
    if (this.#openUntilMs === undefined) return "closed";
    return this.#now() < this.#openUntilMs ? "open" : "half-open";
  }

  /** Whether a request may be sent. Each one that is must be reported with one of the methods below. */
  tryPass(): boolean {
    if (this.state === "closed") return true;
    if (this.state === "open" || this.#isProbing) return false;
    this.#isProbing = true;
    return true;
  }

  succeeded(): void {
    if (this.#isProbing) this.#close();
    this.#record(true);
  }

  failed(): void {
    if (this.#isProbing) {
      this.open();
      return;
    }
    this.#record(false);
    const failures = this.#outcomes.filter((isSuccess) => !isSuccess).length;
    if (this.state === "closed" && this.#outcomes.length === WINDOW && failures >= FAILURES_TO_OPEN)
      this.open();
  }

  /** The end of the request says nothing about the member. */
  abandoned(): void {
    this.#isProbing = false;
  }

  /** Opens regardless of the window. The pause grows each time until a probe succeeds. */
  open(): void {
    const wasClosed = this.#openUntilMs === undefined;
    if (!wasClosed) this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    this.#openUntilMs = this.#now() + this.#pauseMs;
    this.#isProbing = false;
    if (wasClosed) this.#onTurn();
  }

  #close(): void {
    this.#openUntilMs = undefined;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#isProbing = false;
    this.#outcomes.length = 0;
    this.#onTurn();
  }

  #record(isSuccess: boolean): void {
    this.#outcomes.push(isSuccess);
    if (this.#outcomes.length > WINDOW) this.#outcomes.shift();
  }
}
