/**
 * The sequencer gives committed outbox rows their place in the feed: 1, 2, 3 … without gaps.
 *
 * Numbers are given after commit, by one sequencer at a time, to whatever is visible. A number taken at INSERT
 * (a serial column) becomes visible in commit order instead, and a reader that asks for "greater than the last"
 * skips what commits late. Within an aggregate the order holds because version v + 1 can only be written after
 * v has committed, so v is visible no later than v + 1 and was written before it. How it is done: numbering.ts.
 *
 * Every member process may run one; a session advisory lock lets one of them lead, and PostgreSQL releases it
 * when the leader's connection dies. Those that wait to lead hand on what they are notified of.
 */
import pg from "pg";
import type { Logger } from "pino";
import { APPENDED_CHANNEL, wakeSequencer } from "./append.js";
import { AutoResetEvent } from "./auto-reset-event.js";
import { HEAD_MOVED_CHANNEL, startNumbering } from "./numbering.js";
import { deleteExpired, type ExpiringRows, keepSegments } from "./retention.js";

const LEADER_LOCK_KEY = 7_305_402_031;
const IDLE_POLL_MS = 500;
const STANDBY_POLL_MS = 500;
const RECONNECT_MS = 200;
/** How long large transactions wait for their next share when nothing else is committed. */
const SHARE_MS = 10;

/** How often the leader checks whether a segment is due to be opened or dropped. */
const RETENTION_CHECK_MS = 60_000;

export interface Sequencer {
  /**
   * Call after a commit that appended events: they are numbered at once instead of at the next poll, also when another
   * process leads.
   */
  notify(): void;
  stop(): Promise<void>;
}

export interface SequencerOptions {
  readonly connectionString: string;
  /** Called when events were numbered, by this process or by the one that leads, and after each reconnect. */
  readonly onHeadMoved: () => void;
  readonly retentionHours: number;
  readonly expiring?: readonly ExpiringRows[];
  readonly logger: Logger;
}

/** Starts numbering; survives the loss of its connection and waits while another process leads. */
export function startSequencer(options: SequencerOptions): Sequencer {
  const { connectionString, onHeadMoved, retentionHours, expiring = [], logger } = options;
  const work = new AutoResetEvent();
  let isStopping = false;

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await withConnection(lead);
      } catch (error) {
        if (!isStopping)
          logger.warn({ err: error }, "the sequencer had to stop numbering events; it connects again");
      }
      if (!isStopping) await work.wait(RECONNECT_MS);
    }
  }

  async function withConnection(use: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString, keepAlive: true, application_name: "sequencer" });
    // The pending query rejects as well; without a listener the event would end the process.
    client.on("error", () => work.signal());
    try {
      await client.connect();
      client.on("notification", ({ channel }) => {
        if (channel === APPENDED_CHANNEL) work.signal();
        else onHeadMoved();
      });
      await client.query(`LISTEN ${HEAD_MOVED_CHANNEL}`);
      onHeadMoved();
      await use(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function lead(client: pg.Client): Promise<void> {
    await untilLeader(client);
    await client.query(`LISTEN ${APPENDED_CHANNEL}`);
    const numbering = await startNumbering(client);
    let checkRetentionAt = 0;
    while (!isStopping) {
      const { count, hasMore } = await numbering.turn();
      if (performance.now() >= checkRetentionAt) {
        await keepSegments(client, retentionHours, logger);
        await deleteExpired(client, expiring, logger);
        checkRetentionAt = performance.now() + RETENTION_CHECK_MS;
      }
      if (hasMore) await work.wait(SHARE_MS);
      else if (count === 0) await work.wait(IDLE_POLL_MS);
    }
  }

  async function untilLeader(client: pg.Client): Promise<void> {
    let hasWork = false;
    while (!isStopping && !(await isLeader(client))) {
      if (hasWork) await wakeSequencer(client);
      hasWork = await work.wait(STANDBY_POLL_MS);
    }
  }

  const finished = run();
  return {
    notify: () => work.signal(),
    async stop() {
      isStopping = true;
      work.signal();
      await finished;
    },
  };
}

async function isLeader(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ leads: boolean }>("SELECT pg_try_advisory_lock($1) AS leads", [
    LEADER_LOCK_KEY,
  ]);
  return rows[0]?.leads ?? false;
}
