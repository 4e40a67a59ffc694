import type { GraphQLFormattedError } from "graphql";
import type { Receiver, Subscription } from "./subscription.js";

/**
 * A subscription that has begun, and ends with what the check finds, if that is anything. Nothing that happens while
 * the check asks is missed.
 */
export class CheckedSubscription implements Subscription {
  #isOver = false;

  constructor(
    private readonly subscription: Subscription,
    /** Never rejects. */
    private readonly check: Promise<readonly GraphQLFormattedError[]>,
  ) {}

  get startCursor() {
    return this.subscription.startCursor;
  }

  get isBehind() {
    return this.subscription.isBehind;
  }

  begin(receiver: Receiver): void {
    this.subscription.begin({
      receive: (payload) => receiver.receive(payload),
      caughtUp: (cursor) => receiver.caughtUp?.(cursor),
      end: (ending) => {
        this.#isOver = true;
        receiver.end(ending);
      },
    });
    void this.check.then((errors) => {
      if (errors.length === 0 || this.#isOver) return;
      this.close();
      receiver.end({ kind: "refused", errors });
    });
  }

  resume(): void {
    this.subscription.resume();
  }

  close(): void {
    this.#isOver = true;
    this.subscription.close();
  }
}
