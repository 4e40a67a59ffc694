/** Waits on shutdown, for a limited time, until the last one has left. */
export class Drain {
  #done = () => {};

  /** Call it when the last one has left. */
  done(): void {
    this.#done();
  }

  /** Resolves when the last one has left, or after `limitMs`. Call it only while someone is still there. */
  wait(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.#done = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
