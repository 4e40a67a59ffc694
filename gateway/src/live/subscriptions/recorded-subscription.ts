import { RequestRefusal } from "../../errors/request-refusal.js";
import type { Receiver, Subscription } from "./subscription.js";

/** A subscription that begins when it has been recorded. Nothing that happens meanwhile is missed. */
export class RecordedSubscription implements Subscription {
  #isClosed = false;

  constructor(
    private readonly subscription: Subscription,
    /** Rejects with a RequestRefusal; undefined if there is nothing to wait for. */
    private readonly recorded: Promise<void> | undefined,
  ) {}

  get startCursor() {
    return this.subscription.startCursor;
  }

  get isBehind() {
    return this.subscription.isBehind;
  }

  begin(receiver: Receiver): void {
    if (this.recorded === undefined) {
      this.subscription.begin(receiver);
      return;
    }
    this.recorded.then(
      () => {
        if (!this.#isClosed) this.subscription.begin(receiver);
      },
      (error: unknown) => this.#refuse(receiver, error),
    );
  }

  resume(): void {
    this.subscription.resume();
  }

  close(): void {
    this.#isClosed = true;
    this.subscription.close();
  }

  #refuse(receiver: Receiver, error: unknown): void {
    if (this.#isClosed) return;
    this.close();
    const errors = error instanceof RequestRefusal ? error.errors : [];
    receiver.end({ kind: "refused", errors: errors.map((refusal) => refusal.toJSON()) });
  }
}
