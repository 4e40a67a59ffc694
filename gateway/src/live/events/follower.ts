import { type FeedPosition, type HubEvent, partsOf } from "@hub/schema/event";
import { type Backoff, waitBackoff } from "./backoff.js";
import { FeedGap } from "./feed-gap.js";
import type { MemberFeed } from "./member-feed.js";
import { isParked } from "./parked-events.js";
import type { ReadPosition } from "./read-position.js";

/** How many events a follower that is behind the ring loads at a time. */
const PAGE_SIZE = 256;
const RETRY_PAGE: Backoff = { firstMs: 50, longestMs: 5_000 };
/** Events that left the ring are older than all in it, so they come first. */
const BEFORE_ALL = 0;

/** An event that can be taken; of a batch a part. */
export interface Candidate {
  readonly event: HubEvent;
  readonly arrival: number;
  /** Where a reader stands that has taken it. */
  readonly after: ReadPosition;
}

interface Arrived {
  readonly event: HubEvent;
  readonly arrival: number;
}

/**
 * A position in one member's feed, with a page of events while it is behind the ring. It costs the feed nothing while
 * it waits.
 */
export class Follower {
  #position: ReadPosition | undefined;
  #page: readonly HubEvent[] = [];
  #isLoading = false;
  #isConfirmed = false;
  #failure: FeedGap | undefined;

  /** Where the member's head was when this began; undefined if it had not been reached. */
  readonly #present: FeedPosition | undefined;

  /** Without `start`, what the member sent until now is unknown, and so is what it sends before it is reached. */
  constructor(
    readonly feed: MemberFeed,
    start: ReadPosition | undefined,
    private readonly onLoaded: () => void,
    private readonly signal: AbortSignal,
  ) {
    this.#position = start;
    this.#present = feed.head;
  }

  get member(): string {
    return this.feed.member;
  }

  get position(): ReadPosition | undefined {
    return this.#position;
  }

  /**
   * The next event, if it is available. Otherwise it is being loaded or has not happened yet.
   * @throws FeedGap if the feed can no longer continue from this position
   */
  peek(): Candidate | undefined {
    if (this.#failure) throw this.#failure;
    const { position } = this;
    const { bounds, origin } = this.feed;
    if (!bounds || !origin) return undefined;
    if (position?.epoch !== bounds.epoch) {
      const code = position ? "CURSOR_EPOCH_CHANGED" : "CURSOR_LACKS_MEMBER";
      const resumeAt = this.#present?.epoch === bounds.epoch ? this.#present : origin;
      throw new FeedGap(code, this.member, { missed: null, bounds, resumeAt });
    }
    const arrived = this.#find(position);
    if (!arrived) return undefined;
    if (!isParked(arrived.event)) return nextOf(arrived, position);
    const { epoch, seq } = arrived.event;
    throw new FeedGap("EVENT_PARKED", this.member, { missed: 1, bounds, resumeAt: { epoch, seq } });
  }

  #find(position: FeedPosition): Arrived | undefined {
    const next = position.seq + 1;
    const paged = this.#page[0] && this.#page[next - this.#page[0].seq];
    if (paged) return { event: paged, arrival: BEFORE_ALL };
    if (next <= this.feed.ringBase || this.#isUnheardOf(position)) this.#load(position);
    return this.feed.find(next);
  }

  /** Takes the candidate after which this position comes. */
  advance(position: ReadPosition): void {
    this.#position = position;
    if (this.#page.at(-1)?.seq === position.seq) this.#page = [];
  }

  /** Ahead of this process: either another process received it earlier, or the member lost it. Its relay knows. */
  #isUnheardOf(position: FeedPosition): boolean {
    return !this.#isConfirmed && this.feed.head !== undefined && position.seq > this.feed.head.seq;
  }

  #load(after: FeedPosition): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const done = () => {
      this.#isLoading = false;
      this.onLoaded();
    };
    this.feed.faults.run("member feed's page", () => this.#loadUntilDone(after).then(done), done);
  }

  async #loadUntilDone(after: FeedPosition): Promise<void> {
    for (let attempt = 0; !this.signal.aborted; attempt += 1) {
      try {
        this.#page = await this.#readPage(after);
        this.#isConfirmed = true;
        return;
      } catch (error) {
        if (error instanceof FeedGap) {
          this.#failure = error;
          return;
        }
        // The member cannot be reached: its events wait there, while those of other members go on.
        await waitBackoff(RETRY_PAGE, attempt, this.signal);
      }
    }
  }

  #readPage(after: FeedPosition): Promise<readonly HubEvent[]> {
    const until = Math.max(after.seq, Math.min(after.seq + PAGE_SIZE, this.feed.ringBase));
    return this.feed.readPage(after, until);
  }
}

/** The part of it that has not been taken yet; the event itself unless it is a batch. */
function nextOf({ event: told, arrival }: Arrived, { parts: taken = 0 }: ReadPosition): Candidate {
  const { epoch, seq } = told;
  const parts = partsOf(told);
  const isLast = taken + 1 >= parts.length;
  const after = isLast ? { epoch, seq } : { epoch, seq: seq - 1, parts: taken + 1 };
  return { event: parts[taken] ?? told, arrival, after };
}
