/**
 * The event envelope: how a member tells the hub that something changed.
 *
 * A member numbers its committed events with a gap-free `seq`; `(epoch, seq)` is a position in its feed.
 * The epoch changes when the database is restored, so that an old position is recognised.
 */
export interface HubEvent<Payload = Record<string, unknown>> {
  /** Unique across members and restores. */
  readonly id: string;
  readonly member: string;
  readonly epoch: string;
  /** 1, 2, 3 … without gaps within one epoch of one member. */
  readonly seq: number;
  /** Past tense, dotted: `commitment.changed`, `figure.reported`. */
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The aggregate's version after the change. Version v + 1 never arrives before v. */
  readonly version: number;
  /** When the change was committed by the member's clock: ISO 8601, UTC, with milliseconds. */
  readonly occurredAt: string;
  /** Counts, states and keys only; never personal data. */
  readonly payload: Payload;
}

/** A position in one member's feed: everything up to and including `seq` has been seen. */
export interface FeedPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** The SSE `id:` of an event, and the value of `Last-Event-ID` and `?after=` between relay and gateway. */
export function formatPosition(position: FeedPosition): string {
  return `${position.epoch}:${position.seq}`;
}

/** Parses what {@link formatPosition} writes; undefined for any other text. */
export function parsePosition(text: string): FeedPosition | undefined {
  const match = /^([0-9a-z-]{1,64}):(\d{1,15})$/.exec(text);
  return match?.[1] && match[2] ? { epoch: match[1], seq: Number(match[2]) } : undefined;
}
