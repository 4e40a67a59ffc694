/** Lets so many begin per turn of the event loop, the others in later turns in their order. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #begunThisTurn = 0;
  #isTurnEnding = false;

  constructor(private readonly perTurn: number) {}

  /** Resolves when the caller's turn has come; undefined when it has come already. */
  enter(): Promise<void> | undefined {
    if (this.#waiting.length === 0 && this.#begunThisTurn < this.perTurn) {
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
    for (const begin of this.#waiting.splice(0, this.perTurn)) {
      this.#begin();
      begin();
    }
  };
}
