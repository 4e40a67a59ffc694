import type { FeedPosition, HubEvent } from "@hub/schema/event";
import { LRUCache } from "lru-cache";
import type { LimitFunction } from "p-limit";
import { FeedGap } from "./feed-gap.js";
import type { ParkedEvents } from "./parked-events.js";
import { type Relay, readRelay } from "./relay.js";

/** Pages of one member that are kept for readers that need the same events at about the same time. */
const PAGES_KEPT = 8;
const KEPT_FOR_MS = 10_000;
/** A page ends with the event that exceeds so many characters. */
const PAGE_LENGTH = 1024 * 1024;

/**
 * Events of one member from before the ring. Clients that lost their connections together ask for the same pages: each
 * is read once, however many come back.
 */
export class RelayPages {
  readonly #pages = new LRUCache<string, Promise<readonly HubEvent[]>>({ max: PAGES_KEPT, ttl: KEPT_FOR_MS });

  constructor(
    private readonly limit: LimitFunction,
    private readonly parked: ParkedEvents,
  ) {}

  /**
   * Reads all events after `after` up to the seq `until`, or as many as make a page: one at least.
   * @throws FeedGap if the relay no longer has them; Error if the relay cannot be reached
   */
  read(relay: Relay, after: FeedPosition, until: number, signal: AbortSignal): Promise<readonly HubEvent[]> {
    const key = `${relay.url} ${after.epoch} ${after.seq} ${until}`;
    const known = this.#pages.get(key);
    if (known) return known;
    const page = this.limit(() => this.#readPage(relay, after, until, signal));
    this.#pages.set(key, page);
    page.catch(() => this.#pages.delete(key));
    return page;
  }

  async #readPage(
    relay: Relay,
    after: FeedPosition,
    until: number,
    signal: AbortSignal,
  ): Promise<readonly HubEvent[]> {
    const found = new Map<number, HubEvent>();
    const problems = new Map<number, string>();
    let end = until;
    let length = 0;
    await readRelay(relay, { after, until }, signal, (message) => {
      if (message.kind === "refused") throw FeedGap.ofRefusal(relay.member, message.refusal, after);
      if (message.kind === "unreadable" && message.position)
        problems.set(message.position.seq, message.problem);
      if (message.kind !== "event") return true;
      const { event } = message;
      if (event.epoch === after.epoch && event.member === relay.member) found.set(event.seq, event);
      length += message.length;
      if (length > PAGE_LENGTH) end = Math.min(end, event.seq);
      return event.seq < end;
    });
    // A connection that was cut shows by a missing end; a missing event in between does not.
    if (!found.has(end) && !problems.has(end) && end > after.seq)
      throw new Error(`The relay's page after ${after.seq} until ${end} is not complete`);
    return this.#complete(after, end, found, problems);
  }

  #complete(
    { epoch, seq: after }: FeedPosition,
    until: number,
    found: ReadonlyMap<number, HubEvent>,
    problems: ReadonlyMap<number, string>,
  ): readonly HubEvent[] {
    return Array.from({ length: until - after }, (_, index) => {
      const seq = after + 1 + index;
      const problem = problems.get(seq) ?? "the relay does not send it";
      return found.get(seq) ?? this.parked.substitute({ epoch, seq }, problem);
    });
  }
}
