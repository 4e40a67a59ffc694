/**
 * The event envelope: how a member tells the hub that something changed.
 *
 * A member numbers its committed events with a gap-free `seq`; `(epoch, seq)` is a position in its feed.
 * The epoch changes when the database is restored, so that an old position is recognised.
 *
 * What many rows of one command tell is sent as a *batch*: one event with one number, whose payload holds the events
 * that it stands for (its parts). Whoever reads a feed gets a batch and works with its parts.
 */
import { z } from "zod";

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
  /** What the schema calls the type of the aggregate; said of types that are the member's alone. */
  readonly typeName?: string | undefined;
  /** The aggregate's version after the change. Version v + 1 never arrives before v. */
  readonly version: number;
  /** When the change was committed by the member's clock: ISO 8601, UTC, with milliseconds. */
  readonly occurredAt: string;
  /** Counts, states and keys only; never personal data. */
  readonly payload: Payload;
  /** What a batch stands for, in order; undefined for every other event. */
  readonly parts?: readonly HubEvent[];
}

/** The type of a batch's event. */
export const BATCH_TYPE = "batch.written";
/** A batch has no more parts. */
export const MAX_PARTS = 500;

/** An event as the payload of a batch holds it; the rest of its envelope is the batch's. */
export type EventPart = Pick<
  HubEvent,
  "type" | "aggregateType" | "aggregateId" | "typeName" | "version" | "payload"
>;

const part = z.object({
  type: z.string(),
  aggregateType: z.string(),
  aggregateId: z.string(),
  typeName: z.string().optional(),
  version: z.number().int(),
  payload: z.record(z.string(), z.unknown()),
});
const hubEvent = z.object({
  ...part.shape,
  id: z.string(),
  member: z.string(),
  epoch: z.string(),
  seq: z.number().int().positive(),
  occurredAt: z.string(),
});
const batch = z.object({ parts: z.array(part).min(1).max(MAX_PARTS) });

/**
 * Reads an event as a member's relay sends it, with what is in it if it is a batch. A part has the batch's number and
 * time, and an id of its own.
 * @throws {z.ZodError} when it is no event
 */
export function parseEvent(value: unknown): HubEvent {
  const event = hubEvent.parse(value);
  if (event.type !== BATCH_TYPE) return event;
  const { parts } = batch.parse(event.payload);
  return {
    ...event,
    payload: {},
    parts: parts.map((told, index) => ({ ...event, ...told, id: `${event.id}/${index}` })),
  };
}

/** What the event tells: a batch's parts, and of every other event itself. */
export function partsOf(event: HubEvent): readonly HubEvent[] {
  return event.parts ?? [event];
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
