/** Lets one reader wait until it is notified. A notification that nobody waits for is lost: look first, then wait. */
export class Notifier {
  #resolve: (() => void) | undefined;

  readonly notify = (): void => {
    this.#resolve?.();
    this.#resolve = undefined;
  };

  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }
}
