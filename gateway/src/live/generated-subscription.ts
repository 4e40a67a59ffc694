import type { LivePayload } from "./live-payload.js";
import type { Ending, Receiver, Subscription } from "./subscription.js";

export interface GeneratedSubscriptionOptions {
  readonly startCursor?: string | undefined;
  /** How it ends when the generator throws. */
  readonly describeError: (error: unknown) => Ending;
}

/**
 * A subscription that takes its payloads from a generator of its own, one at a time and only while the receiver
 * has room. Its end is the generator's; closing it calls the generator's `return`.
 */
export class GeneratedSubscription implements Subscription {
  readonly startCursor: string | undefined;
  readonly #payloads: AsyncGenerator<LivePayload, void, undefined>;
  readonly #describeError: (error: unknown) => Ending;
  #isClosed = false;
  #resume: (() => void) | undefined;

  constructor(
    payloads: AsyncGenerator<LivePayload, void, undefined>,
    { startCursor, describeError }: GeneratedSubscriptionOptions,
  ) {
    this.#payloads = payloads;
    this.startCursor = startCursor;
    this.#describeError = describeError;
  }

  begin(receiver: Receiver): void {
    void this.#deliverTo(receiver).then((ending) => {
      if (!this.#isClosed) receiver.end(ending);
    });
  }

  resume(): void {
    this.#resume?.();
    this.#resume = undefined;
  }

  close(): void {
    this.#isClosed = true;
    this.resume();
    void this.#payloads.return().catch(() => undefined);
  }

  async #deliverTo(receiver: Receiver): Promise<Ending> {
    try {
      for await (const payload of this.#payloads) {
        if (this.#isClosed) break;
        if (!receiver.receive(payload)) await this.#resumed();
      }
      return { kind: "complete" };
    } catch (error) {
      return this.#describeError(error);
    }
  }

  #resumed(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }
}
