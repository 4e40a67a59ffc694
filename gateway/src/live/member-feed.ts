import type { FeedPosition, HubEvent } from "@hub/schema/event";
import type { Logger } from "pino";
import { type Backoff, waitBackoff } from "./backoff.js";
import { EventRing, type RingEntry } from "./event-ring.js";
import { type Relay, type RelayBounds, readRelay } from "./relay.js";

const RECONNECT: Backoff = { firstMs: 50, longestMs: 5_000 };
/** Nobody knows the head of a member that was never reached, so what it tells before the first hello is not followed. */
const CONNECT: Backoff = { firstMs: 50, longestMs: 500 };

export interface MemberFeedOptions {
  readonly ringCapacity: number;
  readonly logger: Logger;
  /** The next place in the order of arrival over all members. */
  readonly nextArrival: () => number;
  /** Called after each event, and when the epoch or the connection has changed. */
  readonly onChange: () => void;
}

/**
 * The one connection to one member's relay. It is kept up for ever: after a break it goes on behind the last
 * event heard of, so the ring has no gap, unless the relay itself no longer has the events between.
 */
export class MemberFeed {
  readonly member: string;
  #ring: EventRing | undefined;
  #origin: FeedPosition | undefined;
  #isConnected = false;
  readonly #firstAttempt = Promise.withResolvers<void>();

  #relay: Relay;

  constructor(
    relay: Relay,
    private readonly options: MemberFeedOptions,
  ) {
    this.#relay = relay;
    this.member = relay.member;
  }

  get relay(): Relay {
    return this.#relay;
  }

  /** The member is found there from the next connection on. */
  moveTo(relay: Relay): void {
    this.#relay = relay;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Undefined until the member has been reached for the first time. */
  get epoch(): string | undefined {
    return this.#ring?.epoch;
  }

  /** The newest position heard of; undefined until the member has been reached for the first time. */
  get head(): FeedPosition | undefined {
    return this.#ring && { epoch: this.#ring.epoch, seq: this.#ring.last };
  }

  /** Where this process began to hear of the member; undefined until the member has been reached. */
  get origin(): FeedPosition | undefined {
    return this.#origin;
  }

  /** Events up to this seq are no longer, or never were, in memory. */
  get ringBase(): number {
    return this.#ring?.base ?? 0;
  }

  /** Settles when the first connection stands or has failed. */
  get firstAttempt(): Promise<void> {
    return this.#firstAttempt.promise;
  }

  find(seq: number): RingEntry | undefined {
    return this.#ring?.find(seq);
  }

  /** Reads until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const wasReached = await this.#readUntilBroken(signal);
      if (wasReached) attempt = 0;
      this.#firstAttempt.resolve();
      await waitBackoff(this.#ring ? RECONNECT : CONNECT, attempt, signal);
    }
  }

  async #readUntilBroken(signal: AbortSignal): Promise<boolean> {
    let wasReached = false;
    try {
      for await (const message of readRelay(this.relay, { after: this.head }, signal)) {
        if (message.kind === "event") this.#take(message.event);
        if (message.kind === "hello") this.#greet(message.bounds);
        if (message.kind === "refused") this.#startAnew(message.refusal, message.refusal.code);
        wasReached = true;
      }
      this.#break(signal, undefined);
    } catch (error) {
      this.#break(signal, error);
    }
    return wasReached;
  }

  #greet(bounds: RelayBounds): void {
    if (this.epoch !== bounds.epoch) this.#startAnew(bounds, "HELLO");
    this.#isConnected = true;
    this.#firstAttempt.resolve();
    this.options.logger.info(
      { member: this.member, head: bounds.head },
      "The member's event feed is connected",
    );
    this.options.onChange();
  }

  #startAnew(bounds: RelayBounds, reason: string): void {
    if (this.#ring) {
      this.options.logger.warn(
        { member: this.member, reason },
        "The member's event feed starts anew at its head",
      );
    }
    this.#ring = new EventRing(bounds.epoch, bounds.head, this.options.ringCapacity);
    this.#origin ??= this.head;
    this.options.onChange();
  }

  #take(event: HubEvent): void {
    const ring = this.#ring;
    if (!ring || event.epoch !== ring.epoch || event.member !== this.member) {
      throw new Error(`The relay of member "${this.member}" sent event ${event.id} of another feed`);
    }
    if (event.seq <= ring.last) return;
    ring.push({ event, arrival: this.options.nextArrival() });
    this.options.onChange();
  }

  #break(signal: AbortSignal, error: unknown): void {
    const wasConnected = this.#isConnected;
    this.#isConnected = false;
    if (signal.aborted || !wasConnected) return;
    const reason = error instanceof Error ? error.message : "the relay ended the answer";
    this.options.logger.warn(
      { member: this.member, reason },
      "The member's event feed is broken, reconnecting",
    );
    this.options.onChange();
  }
}
