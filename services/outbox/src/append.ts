import { randomUUID } from "node:crypto";
import { BATCH_TYPE, MAX_PARTS } from "@hub/schema/event";

/** Whatever runs SQL inside the caller's transaction: a TypeORM EntityManager, a pg Client. */
export interface Transaction {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** An event as a command writes it. Each kind of event is a type of its own that names the payload's fields. */
export interface NewEvent<Type extends string = string, Payload extends object = object> {
  /** Past tense, dotted: `commitment.changed`. */
  readonly type: Type;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /**
   * The aggregate's version after the change. It must have been raised under the aggregate's row lock in
   * this same transaction: that is what keeps the aggregate's events in order.
   */
  readonly version: number;
  /** Counts, states and keys only; never personal data. */
  readonly payload: Payload;
}

/** Adds the event to the caller's transaction: it is sent if, and only if, that commits. */
export function appendEvent(transaction: Transaction, event: NewEvent): Promise<void> {
  return appendEvents(transaction, [event]);
}

/** Adds the events, in this order, to the caller's transaction, in one statement. */
export async function appendEvents(transaction: Transaction, events: readonly NewEvent[]): Promise<void> {
  await transaction.query(
    `INSERT INTO outbox_intake (event_id, type, aggregate_type, aggregate_id, version, occurred_at, payload)
     SELECT id, type, "aggregateType", "aggregateId", version, clock_timestamp(), payload
     FROM ROWS FROM (json_to_recordset($1) AS (
       id uuid, type text, "aggregateType" text, "aggregateId" text, version integer, payload jsonb
     )) WITH ORDINALITY ORDER BY ordinality`,
    [JSON.stringify(events.map((event) => ({ ...event, id: randomUUID() })))],
  );
}

/** NOTIFY on this channel wakes the sequencer, in whichever process of the member it runs. */
export const APPENDED_CHANNEL = "outbox_appended";

/**
 * Has what was appended numbered at once: to be called after the commit by whoever runs no outbox. Not within the
 * transaction, because PostgreSQL lets those that notify commit one after the other, each with its wait for the disk.
 */
export async function wakeSequencer(database: Transaction): Promise<void> {
  await database.query(`NOTIFY ${APPENDED_CHANNEL}`);
}

/** The aggregate type of batches. Each is an aggregate of its own, of which there is one version. */
export const BATCH_AGGREGATE = "batch";
/** A batch ends with the event that exceeds so many characters; readers of a feed take messages of four times that. */
const BATCH_LENGTH = 1024 * 1024;

/**
 * Adds the events, in this order, to the caller's transaction as one event for up to 500 of them. Readers of the feed
 * are told each. For commands that write many rows.
 */
export async function appendBatch(transaction: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await appendEvents(transaction, divide(events).map(batchOf));
}

function batchOf(events: readonly NewEvent[]): NewEvent {
  const parts = events.map(({ type, aggregateType, aggregateId, version, payload }) => ({
    type,
    aggregateType,
    aggregateId,
    version,
    payload,
  }));
  return {
    type: BATCH_TYPE,
    aggregateType: BATCH_AGGREGATE,
    aggregateId: randomUUID(),
    version: 1,
    payload: { parts },
  };
}

function divide(events: readonly NewEvent[]): NewEvent[][] {
  const batches: NewEvent[][] = [[]];
  let length = 0;
  for (const event of events) {
    const last = batches.at(-1);
    if (!last || last.length === MAX_PARTS || length > BATCH_LENGTH) {
      batches.push([event]);
      length = 0;
    } else last.push(event);
    length += JSON.stringify(event.payload).length;
  }
  return batches;
}
