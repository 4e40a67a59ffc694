/**
 * The events of all members, as this gateway receives them.
 *
 *   relay of a member ──one connection──▶ MemberFeed: a ring of recent events
 *                                            ▲ ▲
 *                    FeedReader: a Follower ─┘ └─ as many readers as are needed, each a position per member
 *                    per member                   behind the ring: pages from the relay
 */
import { setTimeout as delay } from "node:timers/promises";
import type { FeedPosition } from "@hub/schema/event";
import pLimit from "p-limit";
import type { Logger } from "pino";
import type { Faults } from "../../errors/faults.js";
import { type FeedPositions, FeedReader, positionsOf } from "./feed-reader.js";
import { type FeedReport, MemberFeed, type MemberFeedOptions } from "./member-feed.js";
import { isSamePosition } from "./read-position.js";
import type { Relay } from "./relay.js";

const RING_CAPACITY = 10_000;
/** Pages read from all members at a time, so that many clients catching up at once cannot starve a member. */
const CONCURRENT_REPLAYS = 8;
/** The longest that `start` waits for a member that neither answers nor refuses. */
const FIRST_ATTEMPT_LIMIT_MS = 2_000;

export type { FeedPositions } from "./feed-reader.js";

export interface EventFeedOptions {
  readonly relays: readonly Relay[];
  readonly logger: Logger;
  readonly faults: Faults;
  /** Events kept in memory per member. */
  readonly ringCapacity?: number | undefined;
  /** Called with the member of every event that was parked. */
  readonly observeParked?: (member: string) => void;
  /** Called with a member whenever it has shown that it lives. */
  readonly onAlive?: ((member: string) => void) | undefined;
}

export interface FeedState {
  readonly member: string;
  readonly isConnected: boolean;
  readonly head: FeedPosition | undefined;
}

export class EventFeed {
  readonly #options: MemberFeedOptions;
  #feeds: ReadonlyMap<string, MemberFeed> = new Map();
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #arrivals = 0;
  #revision = 0;
  readonly #readers = new Set<FeedReader>();
  readonly #listeners = new Set<() => void>();

  /** To be called for every event that is parked. */
  readonly observeParked: (member: string) => void;

  constructor({
    relays,
    logger,
    faults,
    ringCapacity = RING_CAPACITY,
    observeParked = () => {},
    onAlive,
  }: EventFeedOptions) {
    this.observeParked = observeParked;
    const nextArrival = () => {
      this.#arrivals += 1;
      return this.#arrivals;
    };
    const replayLimit = pLimit(CONCURRENT_REPLAYS);
    const onChange = () => this.#changed();
    this.#options = {
      ringCapacity,
      replayLimit,
      logger,
      faults,
      nextArrival,
      observeParked,
      onChange,
      onAlive,
    };
    this.#feeds = this.#connectTo(relays);
  }

  /** Changes whenever a head or the members may have changed. */
  get revision(): number {
    return this.#revision;
  }

  /** How many readers there are. */
  get readerCount(): number {
    return this.#readers.size;
  }

  /** Aborts when the feed stops. */
  get stopped(): AbortSignal {
    return this.#stopping.signal;
  }

  /**
   * Connects to every member. Resolves when each has been reached or has failed once, or after a short time. Connecting
   * goes on forever.
   */
  async start(): Promise<void> {
    for (const feed of this.#feeds.values()) this.#run(feed);
    const limit = new AbortController();
    await Promise.race([
      Promise.all(this.#members.map((member) => member.firstAttempt)),
      delay(FIRST_ATTEMPT_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined),
    ]);
    limit.abort();
  }

  /** Closes the connections. Readers are notified and find `stopped` aborted. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const feed of this.#feeds.values()) feed.stop();
    this.#tellReaders();
    await Promise.all(this.#running);
  }

  /**
   * Replaces the members of a started feed. A member that stays keeps its events. Readers hear of a new member from now
   * on, and continue where they were with one that comes back.
   */
  replace(relays: readonly Relay[]): void {
    const former = this.#feeds;
    this.#feeds = this.#connectTo(relays);
    for (const [member, feed] of this.#feeds) {
      if (!former.has(member)) this.#run(feed);
    }
    for (const [member, feed] of former) {
      if (!this.#feeds.has(member)) feed.stop();
    }
    for (const reader of this.#readers) reader.setMembers(this.#members);
    this.#changed();
  }

  get #members(): readonly MemberFeed[] {
    return [...this.#feeds.values()];
  }

  /** One connection per relay. Connections to known members continue. */
  #connectTo(relays: readonly Relay[]): Map<string, MemberFeed> {
    return new Map(
      relays.map((relay) => {
        const known = this.#feeds.get(relay.member);
        known?.moveTo(relay);
        return [relay.member, known ?? new MemberFeed(relay, this.#options)];
      }),
    );
  }

  #run(feed: MemberFeed): void {
    const running = feed.run().finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** What is known of the member's events; undefined if they are not read. */
  reportOf(member: string): FeedReport | undefined {
    return this.#feeds.get(member)?.report;
  }

  /** Calls the listener whenever `revision` changes. It must not throw. */
  watch(listener: () => void): void {
    this.#listeners.add(listener);
  }

  states(): readonly FeedState[] {
    return this.#members.map(({ member, isConnected, head }) => ({ member, isConnected, head }));
  }

  /** The newest known position of each member that has been reached. */
  heads(): FeedPositions {
    return positionsOf(this.#members.map(({ member, head }) => ({ member, position: head })));
  }

  /** Whether no event after `positions` is known. */
  isAtHeads(positions: FeedPositions): boolean {
    return this.#members.every(({ member, head }) => isSamePosition(head, positions.get(member)));
  }

  /**
   * Reads the events after `positions`, which are fixed at the call. A member that `positions` does not name is read
   * from where this process starts to hear of it. `onNews` is called whenever there may be something to take. The
   * reader must be closed.
   */
  read(positions: FeedPositions, onNews: () => void): FeedReader {
    const tell = () => this.#tell(onNews);
    const reader = new FeedReader(this.#members, positions, tell, () => this.#readers.delete(reader));
    this.#readers.add(reader);
    return reader;
  }

  /** A reader that fails does not keep the others from their news. */
  #tell(onNews: () => void): void {
    try {
      this.#options.faults.enter("feed reader");
      onNews();
    } catch (error) {
      this.#options.faults.report("feed reader", error);
    }
  }

  #changed(): void {
    this.#revision += 1;
    this.#tellReaders();
    for (const listener of this.#listeners) listener();
  }

  #tellReaders(): void {
    for (const reader of this.#readers) reader.onNews();
  }
}
