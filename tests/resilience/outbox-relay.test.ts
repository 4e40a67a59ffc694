import { randomBytes } from "node:crypto";
import { appendBatch, appendEvent, appendEvents, type NewEvent, wakeSequencer } from "@hub/outbox/append";
import { readEventsAfter } from "@hub/outbox/feed";
import { type Sequencer, startSequencer } from "@hub/outbox/sequencer";
import { parseEvent, partsOf } from "@hub/schema/event";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type pg from "pg";
import { pino } from "pino";
import {
  append,
  endSequencerConnection,
  eventOf,
  eventOfThing,
  type OutboxServer,
  positionBeforeAll,
  RETENTION_HOURS,
  type RelayMessage,
  readRelay,
  startOutboxServer,
  take,
} from "../support/outbox-server.js";

describe("the relay of an outbox", () => {
  it("says hello with its epoch and bounds before anything else", async () => {
    await using server = await startOutboxServer();
    const [hello] = await take(server, 1);
    expect(hello?.event).toBe("hello");
    expect(JSON.parse(hello?.data ?? "")).toEqual({
      epoch: expect.any(String),
      head: 0,
      oldest: 1,
      lastEventAt: null,
    });
  });

  it("sends nothing of a transaction that was rolled back, and numbers without a gap", async () => {
    await using server = await startOutboxServer();
    await append(server, 1);
    await append(server, 2, { commits: false });
    await append(server, 2);
    const messages = await take(server, 3, await positionBeforeAll(server));
    expect(
      messages
        .slice(1)
        .map(eventOf)
        .map(({ seq, version }) => ({ seq, version })),
    ).toEqual([
      { seq: 1, version: 1 },
      { seq: 2, version: 2 },
    ]);
  });

  it("goes on after Last-Event-ID, and ends by itself at until", async () => {
    await using server = await startOutboxServer();
    for (let version = 1; version <= 5; version += 1) await append(server, version);
    const all = await take(server, 6, await positionBeforeAll(server));
    const second = all[2]?.id;
    const rest: RelayMessage[] = [];
    for await (const message of readRelay(
      `${server.eventsUrl}?until=4`,
      second,
      new AbortController().signal,
    )) {
      rest.push(message);
    }
    expect(rest.slice(1).map((message) => eventOf(message).seq)).toEqual([3, 4]);
  });

  it("reads a few large events at a time, and all of them", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    const text = randomBytes(150_000).toString("hex");
    await appendEvents(
      server.pool,
      Array.from({ length: 10 }, (_, index) => ({ ...eventOfThing("one", index + 1), payload: { text } })),
    );
    server.outbox.notify();
    expect(namesOf(await take(server, 11, start))).toHaveLength(10);
    const feed = { member: "test", epoch: "any" };
    const pageAfter = async (after: number) => {
      const { events, hasMore } = await readEventsAfter(server.pool, feed, after, 500);
      return [events.map(({ seq }) => seq), hasMore];
    };
    expect(await pageAfter(0)).toEqual([[1, 2], true]);
    expect(await pageAfter(8)).toEqual([[9, 10], false]);
  });

  it.each([
    ["another epoch", "restored:1", "CURSOR_EPOCH_CHANGED"],
    ["no position at all", "yesterday", "CURSOR_INVALID"],
  ])("refuses %s by name", async (_title, position, code) => {
    await using server = await startOutboxServer();
    const [refused] = await take(server, 1, position);
    expect(refused?.event).toBe("refused");
    expect(JSON.parse(refused?.data ?? "")).toMatchObject({ code, head: 0 });
  });
});

describe("the sequencer", () => {
  it("numbers what a long transaction wrote, under a savepoint too, when that has committed", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    const long = await server.pool.connect();
    await long.query("BEGIN");
    await appendEvent(long, eventOfThing("imported", 1));
    await long.query("SAVEPOINT row_by_row");
    await appendEvent(long, eventOfThing("imported", 2));
    await long.query("RELEASE row_by_row");
    await append(server, 1);
    await append(server, 2);
    expect(namesOf(await take(server, 3, start))).toEqual(["one 1", "one 2"]);
    await long.query("COMMIT");
    long.release();
    await append(server, 3);
    const all = await take(server, 6, start);
    expect(namesOf(all).slice(0, 2)).toEqual(["one 1", "one 2"]);
    expect(namesOf(all).filter((name) => name.startsWith("imported"))).toEqual(["imported 1", "imported 2"]);
    expect(all.slice(1).map((message) => eventOf(message).seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it("numbers a large transaction in shares, between which others have their turn, but not what builds on it", async () => {
    const size = 3_000;
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    const large = await server.pool.connect();
    await large.query("BEGIN");
    for (let row = 1; row <= size; row += 1) await appendEvent(large, eventOfThing(`imported-${row}`, 1));
    await large.query("COMMIT");
    server.outbox.notify();
    await large.query("BEGIN");
    await appendEvent(large, eventOfThing(`imported-${size}`, 2));
    await appendEvent(large, eventOfThing("one", 1));
    await large.query("COMMIT");
    large.release();
    server.outbox.notify();
    const messages = await take(server, size + 3, start);
    expect(messages.slice(1).map((message) => eventOf(message).seq)).toEqual(
      Array.from({ length: size + 2 }, (_, index) => index + 1),
    );
    const names = namesOf(messages);
    expect(new Set(names).size).toBe(size + 2);
    expect(names.indexOf("one 1")).toBeLessThan(names.indexOf(`imported-${size} 1`));
    expect(names.indexOf(`imported-${size} 2`)).toBeGreaterThan(names.indexOf(`imported-${size} 1`));
  });

  it.each([
    ["a batch that builds on an import", ["import", "batch"]],
    ["an import that builds on a batch, and a batch on that", ["batch", "import", "batch"]],
    ["an event that builds on batches enough for an import", ["batches", "event", "batch", "event"]],
  ] as const)("numbers %s after what it builds on", async (_title, writes) => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    const client = await server.pool.connect();
    // All has committed before the first turn: one sequencer has to put it in order.
    const held = await holdSequencer(server);
    for (const [index, write] of writes.entries()) {
      await client.query("BEGIN");
      await WRITES[write](client, index + 1);
      await client.query("COMMIT");
    }
    client.release();
    await held();
    const versions: string[] = [];
    for await (const { event, data } of readRelay(server.eventsUrl, start, AbortSignal.timeout(30_000))) {
      if (event !== "event") continue;
      const told = partsOf(parseEvent(JSON.parse(data)));
      versions.push(...told.flatMap((part) => (part.aggregateId === "one" ? [String(part.version)] : [])));
      if (versions.length === writes.length) break;
    }
    expect(versions).toEqual(writes.map((_, index) => String(index + 1)));
  });

  it("leaves a second event of one version to its writer, and goes on with the others", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    await append(server, 1);
    await take(server, 2, start);
    await expect(append(server, 1)).rejects.toThrow("version 1 of thing one has its event already");
    await append(server, 2);
    expect(namesOf(await take(server, 3, start))).toEqual(["one 1", "one 2"]);
  });
});

describe("what another process has committed", () => {
  beforeEach(() => {
    // Nothing is found because somebody looks again after a while.
    jest.useFakeTimers({ doNotFake: ["setImmediate", "clearImmediate", "nextTick", "queueMicrotask"] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it("is numbered at once, whichever process leads", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    await append(server, 1);
    await take(server, 2, start);
    const other = startSecondSequencer(server);
    for (const version of [2, 3, 4]) {
      await appendSilently(server, version);
      other.notify();
      expect(namesOf(await take(server, 1 + version, start))).toHaveLength(version);
    }
    await other.stop();
  });

  it("is numbered at once when it was written by a program without an outbox", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    await append(server, 1);
    await take(server, 2, start);
    for (const version of [2, 3, 4]) {
      await appendSilently(server, version);
      await wakeSequencer(server.pool);
      expect(namesOf(await take(server, 1 + version, start))).toHaveLength(version);
    }
  });
});

function appendSilently(server: OutboxServer, version: number): Promise<void> {
  return appendEvent(server.pool, eventOfThing("one", version));
}

function startSecondSequencer({ databaseUrl }: OutboxServer): Sequencer {
  return startSequencer({
    connectionString: databaseUrl,
    onHeadMoved: () => undefined,
    retentionHours: RETENTION_HOURS,
    logger: pino({ level: "silent" }),
  });
}

describe("two sequencers on one database", () => {
  it("number each event once, and the second takes over when the first one's connection dies", async () => {
    await using server = await startOutboxServer();
    const second = startSecondSequencer(server);
    const start = await positionBeforeAll(server);
    await append(server, 1);
    await take(server, 2, start);
    await endSequencerConnection(server);
    await append(server, 2);
    const messages = await take(server, 3, start);
    await second.stop();
    expect(messages.slice(1).map((message) => eventOf(message).seq)).toEqual([1, 2]);
  });
});

/** Ways to write a version of the thing `one`. */
const WRITES = {
  event: (client: pg.PoolClient, version: number) => appendEvent(client, eventOfThing("one", version)),
  batch: (client: pg.PoolClient, version: number) => appendBatch(client, [eventOfThing("one", version)]),
  import: async (client: pg.PoolClient, version: number) => {
    await appendEvents(client, eventsOfOthers(3_000, version));
    await appendEvent(client, eventOfThing("one", version));
  },
  batches: async (client: pg.PoolClient, version: number) => {
    await appendBatch(client, eventsOfOthers(60_000, version));
    await appendBatch(client, [eventOfThing("one", version)]);
  },
};

function eventsOfOthers(count: number, version: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => eventOfThing(`other-${version}-${index}`, 1));
}

/** Lets no sequencer lead until the function that is returned is called. */
async function holdSequencer(server: OutboxServer): Promise<() => Promise<void>> {
  const client = await server.pool.connect();
  await endSequencerConnection(server);
  await client.query("SELECT pg_advisory_lock(7305402031)");
  return async () => {
    await client.query("SELECT pg_advisory_unlock(7305402031)");
    client.release();
    server.outbox.notify();
  };
}

function namesOf(messages: readonly RelayMessage[]): string[] {
  return messages
    .slice(1)
    .map(eventOf)
    .map(({ aggregateId, version }) => `${aggregateId} ${version}`);
}
