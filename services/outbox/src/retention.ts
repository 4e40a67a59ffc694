/**
 * Events are dropped a segment at a time: a segment is a partition of the log, and dropping one costs the same
 * whether it holds ten events or ten million. Deleting rows would leave as many dead ones behind.
 *
 * The log is cut by when events were numbered, not by dates: a new segment is opened when the present one has
 * been open for a third of the retention, and one is dropped when its successor has been open for all of it. An
 * event is therefore kept for the retention and at most a third longer.
 */
import pg from "pg";
import type { Logger } from "pino";

const SEGMENTS_PER_RETENTION = 3;

/**
 * Attaching a partition stops neither readers nor writers; dropping one locks the whole log for a moment. Everybody
 * who arrives while it waits for the lock queues behind it, so it gives up soon and tries again at the next check.
 */
const LOCK_TIMEOUT = "SET LOCAL lock_timeout = '50ms'";
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Opens the next segment when it is due, and drops segments past the retention. Runs on the sequencer's connection,
 * so no event is numbered meanwhile. Does not throw: numbering is more urgent than cleaning up.
 */
export async function keepSegments(client: pg.Client, retentionHours: number, logger: Logger): Promise<void> {
  try {
    await inTransaction(client, () => openSegmentWhenDue(client, retentionHours));
    for (const segment of await findExpiredSegments(client, retentionHours)) {
      await inTransaction(client, () => dropSegment(client, segment));
      logger.info({ segment }, "events older than the retention were dropped");
    }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
      logger.info("the event log is being read; old events are dropped later");
    } else {
      logger.error({ err: error }, "the segments of the event log could not be looked after");
    }
  }
}

async function openSegmentWhenDue(client: pg.Client, retentionHours: number): Promise<void> {
  const { rows } = await client.query<{ segment: number }>(
    // An empty segment can stay: it holds nothing to drop.
    `INSERT INTO outbox_segment (segment, first_seq, opened_at)
     SELECT present.segment + 1, log.head + 1, clock_timestamp()
     FROM (SELECT segment, opened_at FROM outbox_segment ORDER BY segment DESC LIMIT 1) AS present,
       LATERAL (SELECT max(seq) AS head FROM outbox_log WHERE segment = present.segment) AS log
     WHERE log.head IS NOT NULL AND present.opened_at < clock_timestamp() - $1 * interval '1 hour'
     RETURNING segment`,
    [retentionHours / SEGMENTS_PER_RETENTION],
  );
  for (const { segment } of rows) {
    await client.query(`CREATE TABLE ${partitionOf(segment)} (LIKE outbox_log INCLUDING ALL)`);
    await client.query(
      `ALTER TABLE outbox_log ATTACH PARTITION ${partitionOf(segment)} FOR VALUES IN (${segment})`,
    );
  }
}

/** Rows that are kept for a time only, beside the events. All of it is written in code. */
export interface ExpiringRows {
  readonly table: string;
  /** Its column that says when a row's time began. It has an index. */
  readonly since: string;
  /** How long a row is kept at least. */
  readonly hours: number;
}

/** So many rows are deleted at a check, during which no event is numbered. */
const DELETED_AT_ONCE = 10_000;

/** Deletes rows whose time is over. Does not throw, as {@link keepSegments} does not. */
export async function deleteExpired(
  client: pg.Client,
  expiring: readonly ExpiringRows[],
  logger: Logger,
): Promise<void> {
  for (const { table, since, hours } of expiring) {
    try {
      await client.query(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM ${table} WHERE ${since} < now() - $1 * interval '1 hour' ORDER BY ${since} LIMIT $2
         ))`,
        [hours, DELETED_AT_ONCE],
      );
    } catch (error) {
      logger.error({ err: error, table }, "rows whose time is over could not be deleted");
    }
  }
}

/** Those whose successor has been open for the whole retention: all their events are older than that. */
async function findExpiredSegments(client: pg.Client, retentionHours: number): Promise<number[]> {
  const { rows } = await client.query<{ segment: number }>(
    `SELECT segment - 1 AS segment FROM outbox_segment
     WHERE opened_at < clock_timestamp() - $1 * interval '1 hour'
     AND segment > (SELECT min(segment) FROM outbox_segment) ORDER BY segment`,
    [retentionHours],
  );
  return rows.map(({ segment }) => segment);
}

async function dropSegment(client: pg.Client, segment: number): Promise<void> {
  await client.query("DELETE FROM outbox_segment WHERE segment = $1", [segment]);
  await client.query(`DROP TABLE ${partitionOf(segment)}`);
}

function partitionOf(segment: number): string {
  return `outbox_log_${segment}`;
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(LOCK_TIMEOUT);
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
