/** Lets whoever stops wait for the last one to leave, for a limited time. */
export class Drain {
  #done = () => {};

  /** Nobody is left. */
  done(): void {
    this.#done();
  }

  /** Resolves when nobody is left, or after `limitMs`. Call it only while somebody is there. */
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
