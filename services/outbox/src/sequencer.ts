/**
 * The sequencer gives committed outbox rows their place in the feed: 1, 2, 3 … without gaps.
 *
 * Numbers are given after commit, by one sequencer at a time, to whatever is visible. A number taken at INSERT
 * (a serial column) becomes visible in commit order instead, and a reader that asks for "greater than the last"
 * skips what commits late. Within an aggregate the order holds because version v + 1 can only be written after
 * v has committed, so v is visible no later than v + 1 and sorts before it.
 *
 * Every member process may run one; a session advisory lock lets one of them lead, and PostgreSQL releases it
 * when the leader's connection dies.
 */
import pg from "pg";
import type { Logger } from "pino";
import { keepSegments } from "./retention.js";
import { Wake } from "./wake.js";

/** NOTIFY on this channel tells every process of the member that the head has moved. It is a hint: relays also poll. */
const HEAD_MOVED_CHANNEL = "outbox_head_moved";

const LEADER_LOCK_KEY = 7_305_402_031;
const IDLE_POLL_MS = 500;
const STANDBY_POLL_MS = 500;
const RECONNECT_MS = 200;

/** How often the leader looks whether a segment is to be opened or dropped. */
const RETENTION_CHECK_MS = 60_000;

/** A snapshot older than every transaction: all that is committed comes after it. */
const BEFORE_ALL = "3:3:";

/**
 * Moves what is committed from the intake to the log. $1 is the snapshot of the statement before, whose successor
 * it returns.
 *
 * Visible now and not then is what a transaction wrote that had not begun then or was still running. Looking only
 * there matters while a long transaction is open: until it ends, PostgreSQL keeps every row that has left the
 * intake, and a scan would have to pass them all, at every turn, to find the few that are new.
 */
const NUMBER_COMMITTED_EVENTS = {
  name: "number-committed-events",
  text: `
  WITH begun AS (
    DELETE FROM outbox_intake WHERE xid >= pg_snapshot_xmax($1::pg_snapshot) RETURNING *
  ),
  ended AS (
    DELETE FROM outbox_intake WHERE xid = ANY (ARRAY(
      SELECT running FROM pg_snapshot_xip($1::pg_snapshot) AS running
      WHERE pg_visible_in_snapshot(running, pg_current_snapshot())
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
    SELECT feed.segment, feed.head + row_number() OVER (ORDER BY version, pos),
      pos, event_id, type, aggregate_type, aggregate_id, version, occurred_at, payload
    FROM (SELECT * FROM begun UNION ALL SELECT * FROM ended) AS committed, feed
    RETURNING seq
  )
  SELECT pg_current_snapshot()::text AS snapshot, (SELECT count(*)::int FROM numbered) AS count,
    (SELECT pg_notify('${HEAD_MOVED_CHANNEL}', '') FROM numbered LIMIT 1)`,
};

/** The tables are empty when the plan is made, and it stays in use when they no longer are. */
const PLAN_FOR_FULL_TABLES = "SET enable_seqscan = off";

export interface Sequencer {
  /** Call after a commit that appended events: they are numbered at once instead of at the next poll. */
  poke(): void;
  stop(): Promise<void>;
}

export interface SequencerOptions {
  readonly connectionString: string;
  /** Called when events were numbered, by this process or by the one that leads, and after each reconnect. */
  readonly onHeadMoved: () => void;
  readonly retentionHours: number;
  readonly logger: Logger;
}

/** Starts numbering; survives the loss of its connection and waits while another process leads. */
export function startSequencer(options: SequencerOptions): Sequencer {
  const { connectionString, onHeadMoved, retentionHours, logger } = options;
  const wake = new Wake();
  let isStopping = false;

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await withConnection(lead);
      } catch (error) {
        if (!isStopping)
          logger.warn({ err: error }, "sequencer lost its database connection; it will reconnect");
      }
      if (!isStopping) await wake.sleep(RECONNECT_MS);
    }
  }

  async function withConnection(work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString, keepAlive: true, application_name: "sequencer" });
    // The pending query rejects as well; without a listener the event would end the process.
    client.on("error", () => wake.wake());
    try {
      await client.connect();
      client.on("notification", onHeadMoved);
      await client.query(`LISTEN ${HEAD_MOVED_CHANNEL}`);
      onHeadMoved();
      await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function lead(client: pg.Client): Promise<void> {
    while (!isStopping && !(await isLeader(client))) await wake.sleep(STANDBY_POLL_MS);
    await client.query(PLAN_FOR_FULL_TABLES);
    let snapshot = BEFORE_ALL;
    let checkRetentionAt = 0;
    while (!isStopping) {
      const { rows } = await client.query<Numbered>({ ...NUMBER_COMMITTED_EVENTS, values: [snapshot] });
      const [numbered] = rows;
      if (!numbered) throw new Error("the statement that numbers events returned no row");
      snapshot = numbered.snapshot;
      if (performance.now() >= checkRetentionAt) {
        await keepSegments(client, retentionHours, logger);
        checkRetentionAt = performance.now() + RETENTION_CHECK_MS;
      }
      if (numbered.count === 0) await wake.sleep(IDLE_POLL_MS);
    }
  }

  const finished = run();
  return {
    poke: () => wake.wake(),
    async stop() {
      isStopping = true;
      wake.wake();
      await finished;
    },
  };
}

interface Numbered {
  snapshot: string;
  count: number;
}

async function isLeader(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ leads: boolean }>("SELECT pg_try_advisory_lock($1) AS leads", [
    LEADER_LOCK_KEY,
  ]);
  return rows[0]?.leads ?? false;
}
