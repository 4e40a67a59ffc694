import { BATCH_TYPE, type EventPart, type HubEvent } from "@hub/schema/event";
import type pg from "pg";

/** What a feed retains: events `oldest` … `head`; `oldest` is `head + 1` when it retains none. */
export interface FeedBounds {
  readonly epoch: string;
  readonly head: number;
  readonly oldest: number;
}

interface OutboxRow {
  event_id: string;
  seq: string;
  type: string;
  aggregate_type: string;
  aggregate_id: string;
  version: number;
  occurred_at: Date;
  payload: Record<string, unknown> & { readonly parts?: readonly EventPart[] };
}

/** Whose events they are, and since when they are counted. */
export interface Feed {
  readonly member: string;
  readonly epoch: string;
  /** What the schema calls the type of an aggregate, where events are to say that. */
  readonly typeNameOf?: TypeNameOf | undefined;
}

export type TypeNameOf = (aggregateId: string) => string | undefined;

export async function readBounds(database: pg.Pool | pg.Client): Promise<FeedBounds> {
  const { rows } = await database.query<{ epoch: string; head: string; oldest: string }>(
    `SELECT epoch, (SELECT min(first_seq) FROM outbox_segment) AS oldest,
       (SELECT coalesce((SELECT max(seq) FROM outbox_log), max(first_seq) - 1) FROM outbox_segment) AS head
     FROM outbox_feed`,
  );
  const [row] = rows;
  if (!row) throw new Error("outbox_feed has no row: the outbox migration did not run");
  return { epoch: row.epoch, head: Number(row.head), oldest: Number(row.oldest) };
}

/** A page ends with the event that exceeds so many stored bytes. What is large is stored at a quarter of its length. */
const PAGE_BYTES = 512 * 1024;

export interface EventPage {
  /** In feed order. */
  readonly events: readonly HubEvent[];
  /** Whether there may be more after them. */
  readonly hasMore: boolean;
}

/** Events after `seq`: at most `limit`, and fewer when they are large. */
export async function readEventsAfter(
  pool: pg.Pool,
  feed: Feed,
  seq: number,
  limit: number,
): Promise<EventPage> {
  const { rows } = await pool.query<OutboxRow & { found: number }>(
    `SELECT event_id, seq, type, aggregate_type, aggregate_id, version, occurred_at, payload, found
     FROM (
       SELECT *, count(*) OVER ()::int AS found,
         coalesce(sum(pg_column_size(payload)) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW), 0)
           AS bytes_before
       FROM (SELECT * FROM outbox_log WHERE seq > $1 ORDER BY seq LIMIT $2) AS next
     ) AS measured
     WHERE bytes_before <= ${PAGE_BYTES} ORDER BY seq`,
    [seq, limit],
  );
  const found = rows[0]?.found ?? 0;
  return { events: rows.map((row) => eventOf(row, feed)), hasMore: found === limit || rows.length < found };
}

function eventOf(row: OutboxRow, { member, epoch, typeNameOf = () => undefined }: Feed): HubEvent {
  const parts = row.type === BATCH_TYPE ? row.payload.parts : undefined;
  return nameType(
    {
      id: row.event_id,
      member,
      epoch,
      seq: Number(row.seq),
      type: row.type,
      aggregateType: row.aggregate_type,
      aggregateId: row.aggregate_id,
      version: row.version,
      occurredAt: row.occurred_at.toISOString(),
      payload: parts ? { parts: parts.map((part) => nameType(part, typeNameOf)) } : row.payload,
    },
    typeNameOf,
  );
}

function nameType<Told extends EventPart>(told: Told, typeNameOf: TypeNameOf): Told {
  const typeName = typeNameOf(told.aggregateId);
  return typeName === undefined ? told : { ...told, typeName };
}
