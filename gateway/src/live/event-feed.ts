/**
 * What happens at all members, as this gateway hears of it.
 *
 *   relay of a member ──one connection──▶ MemberFeed: a ring of recent events
 *                                            ▲ ▲ ▲
 *                        Follower: a position ┘ │ └ …as many as there are subscribers
 *                                     behind the ring: pages from the relay
 */
import { setTimeout as delay } from "node:timers/promises";
import type { FeedPosition, HubEvent } from "@hub/schema/event";
import type { Logger } from "pino";
import { Follower } from "./follower.js";
import { MemberFeed, type MemberFeedOptions } from "./member-feed.js";
import type { Relay } from "./relay.js";
import { ReplaySlots } from "./replay-slots.js";
import { Wakeup } from "./wakeup.js";

const RING_CAPACITY = 10_000;
const CONCURRENT_REPLAYS = 8;
/** Longer than this no start waits for a member that neither answers nor refuses. */
const FIRST_ATTEMPT_LIMIT_MS = 2_000;

/** Up to where each member's feed has been seen. A member that is missing has not been seen at all. */
export type FeedPositions = ReadonlyMap<string, FeedPosition>;

export interface FollowedEvent {
  readonly event: HubEvent;
  /** Following from here goes on directly behind this event. */
  readonly positions: FeedPositions;
}

export interface EventFeedOptions {
  readonly relays: readonly Relay[];
  readonly logger: Logger;
  /** Events kept in memory per member. */
  readonly ringCapacity?: number;
}

export interface FeedState {
  readonly member: string;
  readonly isConnected: boolean;
  readonly head: FeedPosition | undefined;
}

interface Connection {
  readonly feed: MemberFeed;
  readonly stopping: AbortController;
}

export class EventFeed {
  readonly #options: MemberFeedOptions;
  #connections: ReadonlyMap<string, Connection> = new Map();
  readonly #slots = new ReplaySlots(CONCURRENT_REPLAYS);
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #arrivals = 0;
  #revision = 0;
  readonly #wakeups = new Set<Wakeup>();

  constructor({ relays, logger, ringCapacity = RING_CAPACITY }: EventFeedOptions) {
    const nextArrival = () => {
      this.#arrivals += 1;
      return this.#arrivals;
    };
    this.#options = { ringCapacity, logger, nextArrival, onChange: () => this.#changed() };
    this.#connections = this.#connectTo(relays);
  }

  /** Another number whenever a head or the members may be others. */
  get revision(): number {
    return this.#revision;
  }

  /** How many are following at present. */
  get followerCount(): number {
    return this.#wakeups.size;
  }

  /** Connects to every member; resolves when each has been reached or has failed once, or soon. Connecting goes on for ever. */
  async start(): Promise<void> {
    for (const connection of this.#connections.values()) this.#run(connection);
    const limit = new AbortController();
    await Promise.race([
      Promise.all(this.#members.map((member) => member.firstAttempt)),
      delay(FIRST_ATTEMPT_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined),
    ]);
    limit.abort();
  }

  /** Closes the connections; everyone who follows comes to the end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const { stopping } of this.#connections.values()) stopping.abort();
    this.#wakeAll();
    await Promise.all(this.#running);
  }

  /**
   * From now on these are the members, once the feed was started. A member that stays keeps its events. Whoever
   * follows already hears of the members there were when it began, and of a new one when it resumes.
   */
  replace(relays: readonly Relay[]): void {
    const former = this.#connections;
    this.#connections = this.#connectTo(relays);
    this.#revision += 1;
    for (const [member, connection] of this.#connections) {
      if (!former.has(member)) this.#run(connection);
    }
    for (const [member, { stopping }] of former) {
      if (!this.#connections.has(member)) stopping.abort();
    }
  }

  get #members(): readonly MemberFeed[] {
    return [...this.#connections.values()].map(({ feed }) => feed);
  }

  /** One connection per relay; those to members that are known already go on. */
  #connectTo(relays: readonly Relay[]): Map<string, Connection> {
    return new Map(
      relays.map((relay) => {
        const known = this.#connections.get(relay.member);
        known?.feed.moveTo(relay);
        const stopping = new AbortController();
        return [relay.member, known ?? { feed: new MemberFeed(relay, this.#options), stopping }];
      }),
    );
  }

  #run({ feed, stopping }: Connection): void {
    const running = feed.run(stopping.signal).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  states(): readonly FeedState[] {
    return this.#members.map(({ member, isConnected, head }) => ({ member, isConnected, head }));
  }

  /** The newest position heard of from each member that has been reached. */
  heads(): FeedPositions {
    return positionsOf(this.#members.map(({ member, head }) => ({ member, position: head })));
  }

  /**
   * The events behind `positions` that match, each member's in its order and each once, until the signal aborts.
   * The positions are fixed at the call: nothing that is heard of later is missed, however late the reader starts.
   * A member that `positions` does not name starts at its head. Members that cannot be reached do not hold up others.
   * @throws FeedGap when a member can no longer continue from its position
   */
  follow(
    positions: FeedPositions,
    matches: (event: HubEvent) => boolean,
    signal: AbortSignal,
  ): AsyncGenerator<FollowedEvent, void, undefined> {
    const wakeup = new Wakeup();
    const followers = this.#members.map(
      (member) => new Follower(member, positions.get(member.member), this.#slots, wakeup.ring, signal),
    );
    return this.#deliver(followers, matches, wakeup, signal);
  }

  async *#deliver(
    followers: readonly Follower[],
    matches: (event: HubEvent) => boolean,
    wakeup: Wakeup,
    signal: AbortSignal,
  ): AsyncGenerator<FollowedEvent, void, undefined> {
    signal.addEventListener("abort", wakeup.ring);
    this.#wakeups.add(wakeup);
    try {
      while (!signal.aborted && !this.#stopping.signal.aborted) {
        const event = takeNext(followers);
        if (!event) await wakeup.wait();
        else if (matches(event)) yield { event, positions: positionsOf(followers) };
      }
    } finally {
      this.#wakeups.delete(wakeup);
      signal.removeEventListener("abort", wakeup.ring);
    }
  }

  #changed(): void {
    this.#revision += 1;
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const wakeup of this.#wakeups) wakeup.ring();
  }
}

/**
 * The event that arrived first among those the followers have next. All that follow at the present therefore
 * pass through the same positions, which lets them share one evaluation.
 */
function takeNext(followers: readonly Follower[]): HubEvent | undefined {
  let first: { follower: Follower; event: HubEvent; arrival: number } | undefined;
  for (const follower of followers) {
    const candidate = follower.peek();
    if (candidate && (!first || candidate.arrival < first.arrival)) first = { follower, ...candidate };
  }
  first?.follower.advance(first.event);
  return first?.event;
}

function positionsOf(
  parts: readonly { readonly member: string; readonly position: FeedPosition | undefined }[],
): FeedPositions {
  return new Map(parts.flatMap(({ member, position }) => (position ? [[member, position] as const] : [])));
}
