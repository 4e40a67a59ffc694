/** Ends a wait early. A signal that comes while nobody waits is kept for the next wait. */
export class AutoResetEvent {
  #isSet = false;
  #endWait: (() => void) | undefined;

  signal(): void {
    this.#isSet = true;
    this.#endWait?.();
  }

  /** Ends after `ms`, or at the first signal since the last wait; whether there was one. */
  async wait(ms: number): Promise<boolean> {
    if (!this.#isSet) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#endWait = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#endWait = undefined;
    }
    const wasSet = this.#isSet;
    this.#isSet = false;
    return wasSet;
  }
}
