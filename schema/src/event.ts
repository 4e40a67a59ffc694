/**
 * The event envelope: how a member tells the hub that something changed.
 *
 * A member numbers its committed events with a gap-free `seq`; `(epoch, seq)` is a position in its feed.
 * The epoch changes when the database was restored, so that an old position is recognised as such.
 */
export interface HubEvent<Payload = Record<string, unknown>> {
  /** Unique for ever, across members and restores. */
  readonly id: string;
  readonly member: string;
  readonly epoch: string;
  /** 1, 2, 3 … without gaps within one epoch of one member. */
  readonly seq: number;
  /** Past tense, dotted: `commitment.changed`, `figure.reported`. */
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The aggregate's version after the change: v + 1 never arrives before v. */
  readonly version: number;
  /** The member's clock when the change was committed, ISO 8601 with milliseconds, UTC. */
  readonly occurredAt: string;
  /** Counts, states and keys only; never personal data. */
  readonly payload: Payload;
}

/** A place in one member's feed: everything up to and including `seq` has been seen. */
export interface FeedPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** The SSE `id:` of an event, and what `Last-Event-ID` and `?after=` carry between relay and gateway. */
export function formatPosition(position: FeedPosition): string {
  return `${position.epoch}:${position.seq}`;
}

/** The position written by {@link formatPosition}; undefined when the text is none. */
export function parsePosition(text: string): FeedPosition | undefined {
  const match = /^([0-9a-z-]{1,64}):(\d{1,15})$/.exec(text);
  return match?.[1] && match[2] ? { epoch: match[1], seq: Number(match[2]) } : undefined;
}
