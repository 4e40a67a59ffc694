/** Whoever stops waits for the last one to go, but not for ever. */
export class LastOne {
  #hasGone = () => {};

  /** Nobody is left. */
  hasGone(): void {
    this.#hasGone();
  }

  /** Resolves when the last one has gone, or when `limitMs` have passed. Asked only while somebody is left. */
  wait(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.#hasGone = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
