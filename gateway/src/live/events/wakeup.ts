/** Lets one reader wait for news. News that come while nobody waits are not remembered: look first, then wait. */
export class Wakeup {
  #resolve: (() => void) | undefined;

  readonly ring = (): void => {
    this.#resolve?.();
    this.#resolve = undefined;
  };

  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }
}
