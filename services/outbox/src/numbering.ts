/**
 * One turn of the sequencer moves what has been committed from the intake to the log, and numbers it.
 *
 * It looks only at transactions that had not begun or were still running at the turn before. That matters while
 * a long transaction is open: until it ends, PostgreSQL keeps every row that has left the intake, and a scan passes
 * all of them, at every turn, to find the few that are new.
 *
 * A large transaction, an import, is numbered in shares, so that what is committed after it does not wait for all
 * of it. It goes on a list of those that wait, and each turn takes their next events in the order in which they
 * were written. An event of another transaction waits as well, on the same list, while an earlier version of its
 * aggregate does. What aggregates a batch tells of is in its payload only: while others wait it does, and while it waits
 * all others do.
 *
 * Numbers are given in the order in which rows were written. A version of an aggregate is written under the lock of its
 * row, after the version before has committed.
 */
import type pg from "pg";
import { BATCH_AGGREGATE } from "./append.js";

/** NOTIFY on this channel tells every process of the member that the head has moved. It is a hint: relays also poll. */
export const HEAD_MOVED_CHANNEL = "outbox_head_moved";

/** More events than this in one transaction are numbered in shares. */
const LARGE = 100;
/** The rate of the shares; a relay sends several times as many. */
const SHARE_PER_MS = 10;
const LARGEST_SHARE = 500;

/** A snapshot older than every transaction: all that is committed comes after it. */
const BEFORE_ALL = "3:3:";

/** The tables are empty when plans are made, and the plans stay in use when they no longer are. */
const PLAN_FOR_FULL_TABLES = "SET enable_seqscan = off";

/** $1 is the snapshot of the turn before, $2 the transactions that wait, $3 how many of their events are to be taken. */
const TAKE_TURN = {
  name: "take-turn",
  text: `
  WITH fresh AS MATERIALIZED (
    SELECT pos, xid, aggregate_type, aggregate_id, version FROM outbox_intake
    WHERE xid >= pg_snapshot_xmax($1::pg_snapshot)
    UNION ALL
    SELECT pos, xid, aggregate_type, aggregate_id, version FROM outbox_intake
    WHERE xid = ANY (ARRAY(
      SELECT running FROM pg_snapshot_xip($1::pg_snapshot) AS running
      WHERE pg_visible_in_snapshot(running, pg_current_snapshot())
    ))
  ),
  waiting AS MATERIALIZED (
    SELECT $2::text[] || ARRAY(SELECT xid::text FROM fresh GROUP BY xid HAVING count(*) > ${LARGE}) AS xids
  ),
  judged AS MATERIALIZED (
    SELECT pos, xid, cardinality(xids) > 0 AND (
      xid::text = ANY (xids) OR aggregate_type = '${BATCH_AGGREGATE}' OR has_batch OR EXISTS (
        SELECT FROM outbox_intake AS earlier
        WHERE earlier.aggregate_type = fresh.aggregate_type AND earlier.aggregate_id = fresh.aggregate_id
          AND earlier.version < fresh.version AND earlier.xid::text = ANY (xids)
      )
    ) AS waits
    FROM fresh, waiting, LATERAL (
      SELECT cardinality(xids) > 0 AND EXISTS (
        SELECT FROM outbox_intake WHERE aggregate_type = '${BATCH_AGGREGATE}' AND outbox_intake.xid::text = ANY (xids)
      ) AS has_batch
    ) AS large
  ),
  next_share AS MATERIALIZED (
    SELECT pos, xid FROM unnest($2::text[]::xid8[]) AS large (xid),
      LATERAL (SELECT pos FROM outbox_intake WHERE outbox_intake.xid = large.xid ORDER BY pos LIMIT $3) AS event
  ),
  taken AS (
    DELETE FROM outbox_intake WHERE pos = ANY (ARRAY(
      SELECT pos FROM judged WHERE NOT waits
      UNION ALL (SELECT pos FROM next_share ORDER BY pos LIMIT $3)
    )) RETURNING *
  ),
  feed AS (
    SELECT segment, coalesce(
      (SELECT max(seq) FROM outbox_log WHERE outbox_log.segment = outbox_segment.segment), first_seq - 1
    ) AS head
    FROM outbox_segment ORDER BY segment DESC LIMIT 1
  ),
  numbered AS (
    INSERT INTO outbox_log
      (segment, seq, pos, event_id, type, aggregate_type, aggregate_id, version, occurred_at, payload)
    SELECT segment, head + row_number() OVER (ORDER BY pos),
      pos, event_id, type, aggregate_type, aggregate_id, version, occurred_at, payload
    FROM taken, feed
    RETURNING seq
  )
  SELECT pg_current_snapshot()::text AS snapshot, (SELECT count(*)::int FROM numbered) AS count,
    ARRAY(SELECT xid::text FROM next_share UNION SELECT xid::text FROM judged WHERE waits) AS waiting,
    (SELECT pg_notify('${HEAD_MOVED_CHANNEL}', '') FROM numbered LIMIT 1)`,
};

interface Turn {
  snapshot: string;
  count: number;
  waiting: string[];
}

export interface Numbering {
  /** Numbers what has been committed; `hasMore` says that large transactions wait for their next share. */
  turn(): Promise<{ readonly count: number; readonly hasMore: boolean }>;
}

/**
 * Numbers from now on, on this connection, which must be the only one that does.
 * A turn that fails ends it: the next numbering begins by looking at everything again.
 */
export async function startNumbering(client: pg.Client): Promise<Numbering> {
  await client.query(PLAN_FOR_FULL_TABLES);
  let snapshot = BEFORE_ALL;
  let waiting: string[] = [];
  let lastTurnAt = performance.now();

  return {
    async turn() {
      const now = performance.now();
      const share = Math.min(LARGEST_SHARE, Math.ceil((now - lastTurnAt) * SHARE_PER_MS));
      lastTurnAt = now;
      const { rows } = await client.query<Turn>({ ...TAKE_TURN, values: [snapshot, waiting, share] });
      const [turn] = rows;
      if (!turn) throw new Error("the statement that numbers events returned no row");
      ({ snapshot, waiting } = turn);
      return { count: turn.count, hasMore: waiting.length > 0 };
    },
  };
}
