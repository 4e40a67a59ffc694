import type { FeedPosition, HubEvent } from "@hub/schema/event";
import type { LimitFunction } from "p-limit";
import type { Logger } from "pino";
import { errors } from "undici";
import type { Faults } from "../../errors/faults.js";
import { type Backoff, waitBackoff } from "./backoff.js";
import { EventRing, type RingEntry } from "./event-ring.js";
import { ParkedEvents } from "./parked-events.js";
import { NoRelay, type Relay, type RelayBounds, type RelayMessage, readRelay } from "./relay.js";
import { RelayPages } from "./relay-pages.js";

const RECONNECT: Backoff = { firstMs: 50, longestMs: 5_000 };
/** What a member sends before its first hello is unknown, so one that was never reached is retried more often. */
const CONNECT: Backoff = { firstMs: 50, longestMs: 500 };
/** A member of another stack need not have a feed. If it gets one later, it is found. */
const LOOK_AGAIN: Backoff = { firstMs: 500, longestMs: 60_000 };

/** A member that was heard for so long is asked again at once; else the wait grows. */
const STEADY_MS = 1_000;

export interface MemberFeedOptions {
  readonly ringCapacity: number;
  /** Limits how many pages are read from all members at a time. */
  readonly replayLimit: LimitFunction;
  readonly logger: Logger;
  readonly faults: Faults;
  /** The next number in the order of arrival over all members. */
  readonly nextArrival: () => number;
  /** Called for every event that was parked. */
  readonly observeParked: (member: string) => void;
  /** How long a member may be unheard of; by default a little longer than a relay is. */
  readonly silenceLimitMs?: number;
  /** Waits between two connections; by default by the clock. */
  readonly wait?: typeof waitBackoff;
  /** Called after each event, and when the epoch or the connection has changed. */
  readonly onChange: () => void;
  /** Called with the member whenever it has shown that it lives. */
  readonly onAlive?: ((member: string) => void) | undefined;
}

/** What is known of a member's events. */
export interface FeedReport {
  /** Whether they are received; undefined for a member without a relay. */
  readonly isConnected: boolean | undefined;
  /** Whether connecting has failed since they were last received. */
  readonly hasFailed: boolean;
  /**
   * When the connection was lost, which is when the member was last heard of if it fell silent; before the first
   * connection, when the first attempt began.
   */
  readonly lostAtMs: number;
  /** When the member was last heard of; undefined until it has been. */
  readonly heardAtMs: number | undefined;
  /** When the newest event known happened, by the member's clock. */
  readonly lastEventAt: string | undefined;
  /** How many events the member has told of that were not received yet. */
  readonly unread: number;
}

/**
 * The connection to one member's relay, kept up forever. After a break it continues after the last event received, so
 * the ring has no gap unless the relay no longer has the events in between.
 */
export class MemberFeed {
  readonly member: string;
  #ring: EventRing | undefined;
  #origin: FeedPosition | undefined;
  #oldest = 0;
  readonly #parked: ParkedEvents;
  #isConnected = false;
  #hasFailed = false;
  #lostAtMs = Date.now();
  #heardAtMs: number | undefined;
  #lastEventAt: string | undefined;
  /** The head that the member last told of. */
  #toldHead = 0;
  #hasNoRelay = false;
  readonly #firstAttempt = Promise.withResolvers<void>();
  readonly #pages: RelayPages;
  readonly #stopping = new AbortController();
  #relay: Relay;

  constructor(
    relay: Relay,
    private readonly options: MemberFeedOptions,
  ) {
    this.#relay = relay;
    this.member = relay.member;
    this.#parked = new ParkedEvents({ ...options, member: relay.member });
    this.#pages = new RelayPages(options.replayLimit, this.#parked);
  }

  get faults(): Faults {
    return this.options.faults;
  }

  get relay(): Relay {
    return this.#relay;
  }

  /** Uses this relay from the next connection on. */
  moveTo(relay: Relay): void {
    this.#relay = relay;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get report(): FeedReport {
    return {
      isConnected: this.#hasNoRelay ? undefined : this.#isConnected,
      hasFailed: this.#hasFailed,
      lostAtMs: this.#lostAtMs,
      heardAtMs: this.#heardAtMs,
      lastEventAt: this.#lastEventAt,
      unread: Math.max(0, this.#toldHead - (this.#ring?.last ?? 0)),
    };
  }

  /** Undefined until the member has been reached for the first time. */
  get epoch(): string | undefined {
    return this.#ring?.epoch;
  }

  /** The newest position received; undefined until the member has been reached for the first time. */
  get head(): FeedPosition | undefined {
    return this.#ring && { epoch: this.#ring.epoch, seq: this.#ring.last };
  }

  /** What the member keeps, by its last hello and the events since; undefined until it has been reached. */
  get bounds(): RelayBounds | undefined {
    return this.#ring && { epoch: this.#ring.epoch, head: this.#ring.last, oldest: this.#oldest };
  }

  /** Where this process started to receive the member's present epoch; undefined until the member has been reached. */
  get origin(): FeedPosition | undefined {
    return this.#origin;
  }

  /** Events up to this seq are not, or no longer, in memory. */
  get ringBase(): number {
    return this.#ring?.base ?? 0;
  }

  /** Settles when the first connection is open or has failed. */
  get firstAttempt(): Promise<void> {
    return this.#firstAttempt.promise;
  }

  find(seq: number): RingEntry | undefined {
    return this.#ring?.find(seq);
  }

  /**
   * Reads the events after `after` up to the seq `until` from the relay; fewer if these are large. Equal requests share
   * a page.
   * @throws FeedGap if the relay no longer has them; Error if it cannot be reached
   */
  readPage(after: FeedPosition, until: number): Promise<readonly HubEvent[]> {
    return this.#pages.read(this.relay, after, until, this.#stopping.signal);
  }

  /** Ends `run` and every page being read. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Reads until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        this.faults.enter("member feed");
        if (await this.#readUntilBroken(signal)) attempt = 0;
      } catch (error) {
        // The next connection continues after what was received.
        this.faults.report("member feed", error);
      }
      this.#firstAttempt.resolve();
      await (this.options.wait ?? waitBackoff)(this.#backoff(), attempt, signal);
    }
  }

  #backoff(): Backoff {
    if (this.#hasNoRelay) return LOOK_AGAIN;
    return this.#ring ? RECONNECT : CONNECT;
  }

  /** Whether the member was heard for long: one that greets and ends the stream at once is not asked at once again. */
  async #readUntilBroken(signal: AbortSignal): Promise<boolean> {
    let reachedAtMs = Number.POSITIVE_INFINITY;
    try {
      const onMessage = (message: RelayMessage) => {
        this.#heardAtMs = Date.now();
        this.#receive(message);
        this.options.onAlive?.(this.member);
        if (message.kind !== "heartbeat") reachedAtMs = Math.min(reachedAtMs, performance.now());
        return true;
      };
      await readRelay(this.relay, { after: this.head }, signal, onMessage, this.options.silenceLimitMs);
      this.#break(signal, undefined);
    } catch (error) {
      this.#break(signal, error);
    }
    return performance.now() - reachedAtMs >= STEADY_MS;
  }

  #receive(message: RelayMessage): void {
    if (message.kind === "event") this.#hear(message.event, message.length);
    if (message.kind === "unreadable") this.#skip(message.position, message.problem);
    if (message.kind === "hello") this.#greet(message.bounds, message.lastEventAt);
    if (message.kind === "refused") this.#startAnew(message.refusal, message.refusal.code);
  }

  #greet(bounds: RelayBounds, lastEventAt: string | undefined): void {
    this.#oldest = bounds.oldest;
    if (this.epoch !== bounds.epoch) this.#startAnew(bounds, "HELLO");
    this.#toldHead = bounds.head;
    this.#lastEventAt = lastEventAt ?? this.#lastEventAt;
    this.#isConnected = true;
    this.#hasFailed = false;
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
        "The member's event feed restarts at its head",
      );
    }
    this.#ring = new EventRing(bounds.epoch, bounds.head, this.options.ringCapacity);
    this.#oldest = bounds.oldest;
    if (this.#origin?.epoch !== bounds.epoch) this.#origin = this.head;
    this.options.onChange();
  }

  #hear(event: HubEvent, length: number): void {
    if (event.member === this.member) this.#take(event, length);
    else this.#skip(event, `it is of member "${event.member}"`);
  }

  #take(event: HubEvent, length: number): void {
    const ring = this.#ring;
    if (!ring || event.epoch !== ring.epoch)
      throw new Error(`The relay of member "${this.member}" sent event ${event.id} of another feed`);
    if (event.seq <= ring.last) return;
    this.#parkUpTo(event.seq - 1, "the relay does not send it");
    ring.push({ event, arrival: this.options.nextArrival(), length });
    this.#lastEventAt = event.occurredAt;
    this.options.onChange();
  }

  /** An event that stays unreadable still takes its place, so that those after it are received. */
  #skip(position: FeedPosition | undefined, problem: string): void {
    if (!position || position.epoch !== this.epoch)
      throw new Error(`The relay of member "${this.member}" sent an event that cannot be read: ${problem}`);
    this.#parkUpTo(position.seq - 1, "the relay does not send it");
    this.#parkUpTo(position.seq, problem);
    this.options.onChange();
  }

  #parkUpTo(seq: number, problem: string): void {
    const ring = this.#ring;
    if (!ring) return;
    if (seq - ring.last > this.options.ringCapacity)
      throw new Error(`The relay of member "${this.member}" went from event ${ring.last} to ${seq}`);
    while (ring.last < seq) {
      const event = this.#parked.substitute({ epoch: ring.epoch, seq: ring.last + 1 }, problem);
      ring.push({ event, arrival: this.options.nextArrival(), length: 0 });
    }
  }

  #findRelayMissing(error: unknown): void {
    const isNews = error instanceof NoRelay && !this.#hasNoRelay;
    this.#hasNoRelay = error instanceof NoRelay;
    if (!isNews) return;
    this.options.logger.info(
      { member: this.member, reason: error.message },
      "The member has no event feed: changes there do not refresh live queries",
    );
  }

  #break(signal: AbortSignal, error: unknown): void {
    const wasConnected = this.#isConnected;
    this.#isConnected = false;
    this.#findRelayMissing(error);
    if (signal.aborted) return;
    if (this.#hasNoRelay) {
      // It answers, though not with events.
      this.#lostAtMs = Date.now();
      this.#hasFailed = false;
      this.options.onChange();
    } else if (!wasConnected) {
      this.#fail();
    }
    if (!wasConnected) return;
    this.#lostAtMs = (error instanceof errors.BodyTimeoutError ? this.#heardAtMs : undefined) ?? Date.now();
    const reason = error instanceof Error ? error.message : "the relay ended the answer";
    this.options.logger.warn(
      { member: this.member, reason },
      "The member's event feed is broken, reconnecting",
    );
    this.options.onChange();
  }

  #fail(): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.options.onChange();
  }
}
