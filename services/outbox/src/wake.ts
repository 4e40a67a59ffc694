/** A sleep that can be cut short. A wake that comes while nobody sleeps is kept for the next sleep. */
export class Wake {
  #isPending = false;
  #wakeSleeper: (() => void) | undefined;

  wake(): void {
    this.#isPending = true;
    this.#wakeSleeper?.();
  }

  /** Ends after `ms`, or at the first wake since the last sleep. */
  async sleep(ms: number): Promise<void> {
    if (!this.#isPending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wakeSleeper = undefined;
    }
    this.#isPending = false;
  }
}
