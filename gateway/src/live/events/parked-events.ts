import type { FeedPosition, HubEvent } from "@hub/schema/event";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { logUnderId } from "../../errors/log-under-id.js";

/** How often an event is requested before it is parked. */
const TRIES = 3;
/** Failures further apart than this are unrelated. */
const TRIES_COUNT_FOR_MS = 60_000;
/** How many of a member's unreadable events are told apart. */
const MAX_KNOWN = 10_000;
/** No event has this type. */
const PARKED_TYPE = "";

export interface ParkedEventsOptions {
  readonly member: string;
  readonly logger: Logger;
  /** Called for every event that is parked. */
  readonly observeParked: (member: string) => void;
}

/** The events of one member that cannot be read. They are parked after a few tries, so that those after them flow. */
export class ParkedEvents {
  readonly #tries = new LRUCache<string, number>({ max: MAX_KNOWN, ttl: TRIES_COUNT_FOR_MS });
  readonly #parked = new LRUCache<string, HubEvent>({ max: MAX_KNOWN });

  constructor(private readonly options: ParkedEventsOptions) {}

  /**
   * What replaces the event at this position.
   * @throws Error while it should be tried again
   */
  substitute(position: FeedPosition, problem: string): HubEvent {
    const key = `${position.epoch}:${position.seq}`;
    const known = this.#parked.get(key);
    if (known) return known;
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries);
    if (tries < TRIES)
      throw new Error(`Event ${key} of member "${this.options.member}" cannot be read: ${problem}`);
    const parked = this.#park(position, problem);
    this.#parked.set(key, parked);
    return parked;
  }

  #park({ epoch, seq }: FeedPosition, problem: string): HubEvent {
    const { member, logger, observeParked } = this.options;
    const details = { member, epoch, seq, problem };
    const errorId = logUnderId(logger, details, "An event cannot be read and was parked");
    observeParked(member);
    const nothing = { type: PARKED_TYPE, aggregateType: "", aggregateId: "", version: 0, occurredAt: "" };
    return { ...nothing, id: errorId, member, epoch, seq, payload: {} };
  }
}

/** Whether the event stands for a parked one. */
export function isParked({ type }: HubEvent): boolean {
  return type === PARKED_TYPE;
}
