import type { HubEvent } from "@hub/schema/event";

export interface RingEntry {
  readonly event: HubEvent;
  /** The event's place in the order in which this process received all members' events. */
  readonly arrival: number;
}

/**
 * A ring buffer of one member's most recent events within one epoch, without gaps: everything after `base` up to
 * `last`. Holds at most `capacity` events.
 */
export class EventRing {
  readonly #entries: (RingEntry | undefined)[];
  #base: number;
  #last: number;

  constructor(
    readonly epoch: string,
    head: number,
    private readonly capacity: number,
  ) {
    this.#base = head;
    this.#last = head;
    this.#entries = new Array(capacity);
  }

  /** The seq before the oldest event held. A reader before it must page from the relay. */
  get base(): number {
    return this.#base;
  }

  /** The seq of the newest event received. */
  get last(): number {
    return this.#last;
  }

  /** Takes the event that follows `last`. Any other is a mistake of the caller. */
  push(entry: RingEntry): void {
    const { seq } = entry.event;
    if (seq !== this.#last + 1) throw new RangeError(`Event ${seq} does not follow event ${this.#last}`);
    this.#entries[seq % this.capacity] = entry;
    this.#last = seq;
    this.#base = Math.max(this.#base, seq - this.capacity);
  }

  find(seq: number): RingEntry | undefined {
    return seq > this.#base && seq <= this.#last ? this.#entries[seq % this.capacity] : undefined;
  }
}
