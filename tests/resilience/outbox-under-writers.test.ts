/**
 * 24 writers with random delays between insert and commit, rollbacks and long transactions; the feed is read
 * over SSE through connections that break at random. The same load, written to a table with a serial column, is
 * read by the poller that many outboxes use, to show that the checker sees what such a poller loses.
 */
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { appendEvent } from "@hub/outbox/append";
import { describe, expect, it } from "@jest/globals";
import type pg from "pg";
import { EventLedger, type LedgerEntry } from "../support/event-ledger.js";
import { eventOf, type OutboxServer, readRelay, startOutboxServer } from "../support/outbox-server.js";

const WRITERS = 24;
const AGGREGATES = 40;
const TRANSACTIONS_EACH = 150;
const SEED = 20_220_518;

describe("an outbox under 24 concurrent writers", () => {
  it("delivers every committed event once and in its aggregate's order, where a naive poller loses some", async () => {
    await using server = await startOutboxServer(WRITERS + 4);
    await server.pool.query("CREATE TABLE aggregate (id text PRIMARY KEY, version integer NOT NULL)");
    await server.pool.query(
      `CREATE TABLE serial_outbox
           (pos bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, aggregate_id text, version integer)`,
    );
    const ledger = new EventLedger();
    const finished = new AbortController();
    const relayed: LedgerEntry[] = [];
    const polled: LedgerEntry[] = [];
    const readers = Promise.all([
      readThroughBreakingConnections(server, relayed, finished.signal),
      pollNaively(server.pool, polled, finished.signal),
    ]);

    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(server, writer, ledger)));
    await arrivalOfAll(ledger, relayed);
    finished.abort();
    await readers;

    expect(ledger.committedCount).toBeGreaterThan(1_000);
    expect(ledger.judge(relayed)).toEqual({ lost: 0, duplicated: 0, outOfOrder: 0 });
    expect(ledger.judge(polled).lost).toBeGreaterThan(0);
  }, 120_000);
});

async function write(server: OutboxServer, writer: number, ledger: EventLedger): Promise<void> {
  const random = seededRandom(SEED + writer);
  for (let transaction = 0; transaction < TRANSACTIONS_EACH; transaction += 1) {
    const client = await server.pool.connect();
    try {
      await writeOnce(client, random, ledger);
      server.outbox.notify();
    } finally {
      client.release();
    }
    await pause(random() * 10);
  }
}

async function writeOnce(client: pg.PoolClient, random: () => number, ledger: EventLedger): Promise<void> {
  const aggregateId = `aggregate-${Math.floor(random() * AGGREGATES)}`;
  await client.query("BEGIN");
  const { rows } = await client.query<{ version: number }>(
    `INSERT INTO aggregate VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = aggregate.version + 1 RETURNING version`,
    [aggregateId],
  );
  const version = rows[0]?.version ?? 0;
  await appendEvent(client, {
    type: "aggregate.changed",
    aggregateType: "aggregate",
    aggregateId,
    version,
    payload: {},
  });
  await client.query("INSERT INTO serial_outbox (aggregate_id, version) VALUES ($1, $2)", [
    aggregateId,
    version,
  ]);
  // One transaction in 200 stays open as long as a small import.
  await pause(random() < 0.005 ? 1_000 : random() * 25);
  const commits = random() > 0.05;
  await client.query(commits ? "COMMIT" : "ROLLBACK");
  if (commits) ledger.commit({ aggregateId, version });
}

async function readThroughBreakingConnections(
  server: OutboxServer,
  received: LedgerEntry[],
  finished: AbortSignal,
): Promise<void> {
  const random = seededRandom(SEED);
  // The position before the first event; no event has been numbered yet.
  const { rows } = await server.pool.query<{ epoch: string }>("SELECT epoch FROM outbox_feed");
  let lastEventId = `${rows[0]?.epoch}:0`;
  while (!finished.aborted) {
    const cut = AbortSignal.any([finished, AbortSignal.timeout(Math.round(100 + random() * 2_000))]);
    for await (const message of readRelay(server.eventsUrl, lastEventId, cut)) {
      if (message.event !== "event" || !message.id) continue;
      received.push(eventOf(message));
      lastEventId = message.id;
    }
  }
}

async function pollNaively(pool: pg.Pool, received: LedgerEntry[], finished: AbortSignal): Promise<void> {
  let last = "0";
  while (!finished.aborted) {
    const { rows } = await pool.query<{ pos: string; aggregate_id: string; version: number }>(
      "SELECT pos, aggregate_id, version FROM serial_outbox WHERE pos > $1 ORDER BY pos",
      [last],
    );
    for (const row of rows) received.push({ aggregateId: row.aggregate_id, version: row.version });
    last = rows.at(-1)?.pos ?? last;
    await pause(5);
  }
}

/** The relay's reader has no end of its own: wait until it has read as far as the feed goes. */
async function arrivalOfAll(ledger: EventLedger, received: readonly LedgerEntry[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!ledger.hasAllOf(received) && Date.now() < deadline) await pause(50);
}
