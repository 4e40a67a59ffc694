/** More beginnings per turn of the event loop let more half-finished answers pile up in memory. */
const BEGINNINGS_PER_TURN = 4;

/**
 * Finishes what was begun before it begins more.
 *
 * When more is asked than can be answered, fifty operations at once take no less time than four after another, but
 * the data of fifty is alive all the while and V8 copies it again and again (a fifth of all CPU under load). So a
 * few operations begin per turn of the event loop; in between, the answers of members that have arrived are taken
 * on. When the gateway waits for members its turns are short, and nobody waits here.
 */
export class Admission {
  readonly #waiting: (() => void)[] = [];
  #begunThisTurn = 0;
  #isTurnEnding = false;

  /** Resolves when the operation may begin; those that came first begin first. */
  enter(): Promise<void> | undefined {
    if (this.#waiting.length === 0 && this.#begunThisTurn < BEGINNINGS_PER_TURN) {
      this.#begin();
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #begin(): void {
    this.#begunThisTurn += 1;
    if (this.#isTurnEnding) return;
    this.#isTurnEnding = true;
    setImmediate(this.#nextTurn);
  }

  readonly #nextTurn = (): void => {
    this.#isTurnEnding = false;
    this.#begunThisTurn = 0;
    for (const begin of this.#waiting.splice(0, BEGINNINGS_PER_TURN)) {
      this.#begin();
      begin();
    }
  };
}
