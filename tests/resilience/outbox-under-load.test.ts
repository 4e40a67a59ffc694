/**
 * A thousand events a second through sequencer and relay, while an import that has appended events stays open.
 * PostgreSQL may clear none of the rows away that leave the intake meanwhile; the log must flow all the same.
 * How fast it flows is measured by tests/bench/outbox-log.mjs, on a machine that does nothing else.
 */
import { setTimeout as pause } from "node:timers/promises";
import { appendEvent } from "@hub/outbox/append";
import { describe, expect, it } from "@jest/globals";
import type pg from "pg";
import { EventLedger, type LedgerEntry } from "../support/event-ledger.js";
import {
  eventOf,
  eventOfThing,
  type OutboxServer,
  positionBeforeAll,
  readRelay,
  startOutboxServer,
} from "../support/outbox-server.js";

const EVENTS_PER_SECOND = 1_000;
const EVENTS_WHILE_OPEN = 6_000;
const EVENTS_AFTER = 2_000;
const IMPORTED = 400;
const WRITERS = 12;
const AGGREGATES = 200;
/** Not a figure to be proud of: a machine on which it takes longer has stopped. */
const ARRIVAL_LIMIT_MS = 30_000;

describe("an outbox with 1,000 events a second", () => {
  it("keeps flowing while an import is open, and delivers everything once and in order", async () => {
    await using server = await startOutboxServer(WRITERS + 2);
    const ledger = new EventLedger();
    const relayed: LedgerEntry[] = [];
    const finished = new AbortController();
    const reading = readInto(relayed, server, await positionBeforeAll(server), finished.signal);
    const versions = new Map<string, number>();

    const importing = await server.pool.connect();
    try {
      await beginImport(importing);
      await offer(server, EVENTS_WHILE_OPEN, (turn) => `thing-${turn % AGGREGATES}`, { versions, ledger });
      await arrivalOfAll(ledger, relayed);
      expect(ledger.judge(relayed)).toEqual({ lost: 0, duplicated: 0, outOfOrder: 0 });
      expect(relayed.filter(({ aggregateId }) => aggregateId.startsWith("imported"))).toEqual([]);
      await commitImport(importing, { versions, ledger });
    } finally {
      importing.release();
    }
    server.outbox.notify();
    // Every other event builds on one of the import.
    const aggregateOf = (turn: number) =>
      turn % 2 ? `imported-${turn % IMPORTED}` : `thing-${turn % AGGREGATES}`;
    await offer(server, EVENTS_AFTER, aggregateOf, { versions, ledger });
    await arrivalOfAll(ledger, relayed);
    finished.abort();
    await reading;
    expect(ledger.committedCount).toBe(EVENTS_WHILE_OPEN + IMPORTED + EVENTS_AFTER);
    expect(ledger.judge(relayed)).toEqual({ lost: 0, duplicated: 0, outOfOrder: 0 });
    expect(relayed).toHaveLength(ledger.committedCount);
  }, 120_000);
});

interface Books {
  /** The last version of each aggregate; it counts for the row that its lock would be taken on. */
  readonly versions: Map<string, number>;
  readonly ledger: EventLedger;
}

/** Commits so many events at the rate, or as fast as the machine can. An aggregate always has the same writer. */
async function offer(
  server: OutboxServer,
  count: number,
  aggregateOf: (turn: number) => string,
  books: Books,
): Promise<void> {
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const client = await server.pool.connect();
      try {
        for (let turn = 0; turn < count; turn += 1) {
          const aggregateId = aggregateOf(turn);
          if (writerOf(aggregateId) !== writer) continue;
          const early = startedAt + (turn * 1_000) / EVENTS_PER_SECOND - performance.now();
          if (early > 0) await pause(early);
          await commitNext(client, aggregateId, books);
          server.outbox.notify();
        }
      } finally {
        client.release();
      }
    }),
  );
}

function writerOf(aggregateId: string): number {
  return Number(aggregateId.split("-")[1]) % WRITERS;
}

async function commitNext(
  client: pg.PoolClient,
  aggregateId: string,
  { versions, ledger }: Books,
): Promise<void> {
  const version = (versions.get(aggregateId) ?? 0) + 1;
  versions.set(aggregateId, version);
  await client.query("BEGIN");
  await appendEvent(client, eventOfThing(aggregateId, version));
  await client.query("COMMIT");
  ledger.commit({ aggregateId, version });
}

async function beginImport(client: pg.PoolClient): Promise<void> {
  await client.query("BEGIN");
  for (let row = 0; row < IMPORTED; row += 1) await appendEvent(client, eventOfThing(`imported-${row}`, 1));
}

async function commitImport(client: pg.PoolClient, { versions, ledger }: Books): Promise<void> {
  await client.query("COMMIT");
  for (let row = 0; row < IMPORTED; row += 1) {
    versions.set(`imported-${row}`, 1);
    ledger.commit({ aggregateId: `imported-${row}`, version: 1 });
  }
}

async function readInto(
  received: LedgerEntry[],
  server: OutboxServer,
  start: string,
  finished: AbortSignal,
): Promise<void> {
  for await (const message of readRelay(server.eventsUrl, start, finished)) {
    if (message.event === "event") received.push(eventOf(message));
  }
}

async function arrivalOfAll(ledger: EventLedger, received: readonly LedgerEntry[]): Promise<void> {
  const deadline = Date.now() + ARRIVAL_LIMIT_MS;
  while (!ledger.hasAllOf(received) && Date.now() < deadline) await pause(50);
}
