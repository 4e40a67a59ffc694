import type { FeedPosition, HubEvent } from "@hub/schema/event";
import { type Backoff, waitBackoff } from "./backoff.js";
import { FeedGap } from "./feed-gap.js";
import type { MemberFeed } from "./member-feed.js";
import { readRelay } from "./relay.js";
import type { ReplaySlots } from "./replay-slots.js";

/** How many events a follower that is behind the ring takes into memory at a time. */
const PAGE_SIZE = 256;
const RETRY_PAGE: Backoff = { firstMs: 50, longestMs: 5_000 };
/** Events that left the ring are older than all in it, so they go first. */
const BEFORE_ALL = 0;

interface Candidate {
  readonly event: HubEvent;
  readonly arrival: number;
}

/**
 * One follower's way through one member's feed: a position, and a page of events while it is behind the ring.
 * Costs the feed nothing while it waits.
 */
export class Follower {
  #position: FeedPosition | undefined;
  #page: readonly HubEvent[] = [];
  #isLoading = false;
  #isConfirmed = false;
  #failure: FeedGap | undefined;

  constructor(
    private readonly feed: MemberFeed,
    start: FeedPosition | undefined,
    private readonly slots: ReplaySlots,
    private readonly onLoaded: () => void,
    private readonly signal: AbortSignal,
  ) {
    this.#position = start ?? feed.head;
  }

  get member(): string {
    return this.feed.member;
  }

  get position(): FeedPosition | undefined {
    return this.#position;
  }

  /**
   * The next event, if it is at hand; else it is on its way or has not happened yet.
   * @throws FeedGap when the feed can no longer continue from this position
   */
  peek(): Candidate | undefined {
    if (this.#failure) throw this.#failure;
    // A member that had not been reached at the start is followed from its first hello.
    this.#position ??= this.feed.origin;
    if (!this.#position || this.feed.epoch === undefined) return undefined;
    if (this.#position.epoch !== this.feed.epoch) throw new FeedGap("CURSOR_EPOCH_CHANGED", this.member);
    const next = this.#position.seq + 1;
    const paged = this.#page[0] && this.#page[next - this.#page[0].seq];
    if (paged) return { event: paged, arrival: BEFORE_ALL };
    if (next <= this.feed.ringBase || this.#isUnheardOf(this.#position)) this.#load(this.#position);
    return this.feed.find(next);
  }

  advance(event: HubEvent): void {
    this.#position = { epoch: event.epoch, seq: event.seq };
    if (this.#page.at(-1)?.seq === event.seq) this.#page = [];
  }

  /** Ahead of this process: either another one heard of it earlier, or the member lost it. Its relay knows. */
  #isUnheardOf(position: FeedPosition): boolean {
    return !this.#isConfirmed && this.feed.head !== undefined && position.seq > this.feed.head.seq;
  }

  #load(after: FeedPosition): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    void this.#loadUntilDone(after).finally(() => {
      this.#isLoading = false;
      this.onLoaded();
    });
  }

  async #loadUntilDone(after: FeedPosition): Promise<void> {
    for (let attempt = 0; !this.signal.aborted; attempt += 1) {
      try {
        this.#page = await this.slots.run(() => this.#readPage(after));
        this.#isConfirmed = true;
        return;
      } catch (error) {
        if (error instanceof FeedGap) {
          this.#failure = error;
          return;
        }
        // The member cannot be reached: its events wait there, the other members' go on.
        await waitBackoff(RETRY_PAGE, attempt, this.signal);
      }
    }
  }

  async #readPage(after: FeedPosition): Promise<readonly HubEvent[]> {
    if (this.signal.aborted) return [];
    const until = Math.max(after.seq, Math.min(after.seq + PAGE_SIZE, this.feed.ringBase));
    const page: HubEvent[] = [];
    for await (const message of readRelay(this.feed.relay, { after, until }, this.signal)) {
      if (message.kind === "refused") throw new FeedGap(message.refusal.code, this.member);
      if (message.kind !== "event") continue;
      page.push(message.event);
      if (message.event.seq >= until) break;
    }
    assertComplete(page, after, until);
    return page;
  }
}

function assertComplete(page: readonly HubEvent[], after: FeedPosition, until: number): void {
  const hasGap = page.some(
    (event, index) => event.epoch !== after.epoch || event.seq !== after.seq + 1 + index,
  );
  if (hasGap || page.length !== until - after.seq) {
    throw new Error(`The relay's page after ${after.seq} until ${until} is not complete`);
  }
}
