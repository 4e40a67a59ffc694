/** Whoever stops waits until the last one has left, but not for ever. */
export class LastDeparture {
  #hasHappened = () => {};

  /** Nobody is left. */
  hasHappened(): void {
    this.#hasHappened();
  }

  /** Resolves when nobody is left, or when `limitMs` have passed. Asked only while somebody is there. */
  wait(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.#hasHappened = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
