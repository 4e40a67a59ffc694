import type { HubEvent } from "@hub/schema/event";

export interface RingEntry {
  readonly event: HubEvent;
  /** The event's place in the order in which this process received all members' events. */
  readonly arrival: number;
  /** Of the event's text. */
  readonly length: number;
}

/** 8 MB of text, as is usual: some thousand events, or a dozen batches. */
const MAX_LENGTH = 8 * 1024 * 1024;

/**
 * A ring buffer of one member's most recent events within one epoch, without gaps: everything after `base` up to
 * `last`. Holds at most `capacity` events and `MAX_LENGTH` of their text, and the newest event whatever its length.
 */
export class EventRing {
  readonly #entries: (RingEntry | undefined)[];
  #base: number;
  #last: number;
  #length = 0;

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
    if (seq - this.#base > this.capacity) this.#dropOldest();
    this.#entries[seq % this.capacity] = entry;
    this.#last = seq;
    this.#length += entry.length;
    while (this.#length > MAX_LENGTH && this.#base < seq - 1) this.#dropOldest();
  }

  #dropOldest(): void {
    this.#base += 1;
    const slot = this.#base % this.capacity;
    this.#length -= this.#entries[slot]?.length ?? 0;
    this.#entries[slot] = undefined;
  }

  find(seq: number): RingEntry | undefined {
    return seq > this.#base && seq <= this.#last ? this.#entries[seq % this.capacity] : undefined;
  }
}
