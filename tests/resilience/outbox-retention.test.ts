import { until } from "@hub/gateway-fixtures/until";
import { keepSegments } from "@hub/outbox/retention";
import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import { pino } from "pino";
import {
  append,
  endSequencerConnection,
  eventOf,
  type OutboxServer,
  positionBeforeAll,
  RETENTION_HOURS,
  readRelay,
  startOutboxServer,
  take,
} from "../support/outbox-server.js";

const SILENT = pino({ level: "silent" });

describe("the retention of an outbox", () => {
  it("drops events when their segment's successor is older than it, and no earlier", async () => {
    await using server = await startOutboxServer();
    await appendAndRead(server, 1, 3);
    await pass(server, RETENTION_HOURS / 3 - 1);
    expect(await keepAndList(server)).toEqual([{ segment: 1, first: 1 }]);
    await pass(server, 2);
    expect(await keepAndList(server)).toEqual([
      { segment: 1, first: 1 },
      { segment: 2, first: 4 },
    ]);
    await appendAndRead(server, 4, 5);
    await pass(server, RETENTION_HOURS - 1);
    expect(await keepAndList(server)).toEqual([
      { segment: 1, first: 1 },
      { segment: 2, first: 4 },
      { segment: 3, first: 6 },
    ]);
    await pass(server, 2);
    expect(await keepAndList(server)).toEqual([
      { segment: 2, first: 4 },
      { segment: 3, first: 6 },
    ]);
    const { rows } = await server.pool.query("SELECT to_regclass('outbox_log_1') AS partition");
    expect(rows).toEqual([{ partition: null }]);
  });

  it("refuses a position whose successors are no longer kept, and none of which one is", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    await appendAndRead(server, 1, 3);
    await dropAllSoFar(server);
    await appendAndRead(server, 4, 5);
    const [refused] = await take(server, 1, start);
    expect(refused?.event).toBe("refused");
    expect(JSON.parse(refused?.data ?? "")).toMatchObject({ code: "CURSOR_TOO_OLD", oldest: 4, head: 5 });
    const kept = await take(server, 3, start.replace(/:0$/, ":3"));
    expect(kept.slice(1).map((message) => eventOf(message).seq)).toEqual([4, 5]);
  });

  it("leaves head and epoch as they are when nothing is kept, and counts on", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    await appendAndRead(server, 1, 2);
    await dropAllSoFar(server);
    const [hello] = await take(server, 1, start.replace(/:0$/, ":2"));
    expect(JSON.parse(hello?.data ?? "")).toMatchObject({
      epoch: start.replace(/:0$/, ""),
      head: 2,
      oldest: 3,
    });
    await append(server, 3);
    const [, next] = await take(server, 2, start.replace(/:0$/, ":2"));
    expect(next?.id).toBe(start.replace(/:0$/, ":3"));
  });

  it("opens no segments for a member to which nothing happens", async () => {
    await using server = await startOutboxServer();
    await pass(server, 10 * RETENTION_HOURS);
    expect(await keepAndList(server)).toEqual([{ segment: 1, first: 1 }]);
  });

  it("is looked after by whoever leads, from the moment it does", async () => {
    await using server = await startOutboxServer();
    await appendAndRead(server, 1, 3);
    await pass(server, RETENTION_HOURS);
    await endSequencerConnection(server);
    await until(async () => (await listSegments(server)).length === 2);
    await appendAndRead(server, 4, 5);
    expect((await listSegments(server)).at(-1)).toEqual({ segment: 2, first: 4 });
  });

  it("waits neither for those who read the log nor lets others wait, and drops at a later check", async () => {
    await using server = await startOutboxServer();
    await appendAndRead(server, 1, 3);
    await pass(server, RETENTION_HOURS);
    await keepAndList(server);
    await pass(server, 2 * RETENTION_HOURS);
    const reader = await server.pool.connect();
    await reader.query("BEGIN");
    await reader.query("SELECT count(*) FROM outbox_log");
    expect(await keepAndList(server)).toHaveLength(2);
    await appendAndRead(server, 4, 5);
    await reader.query("COMMIT");
    reader.release();
    expect((await keepAndList(server)).at(0)).toEqual({ segment: 2, first: 4 });
  });

  it("tells a reader that it has overtaken, instead of skipping events", async () => {
    await using server = await startOutboxServer();
    const messages: string[] = [];
    const gone = new AbortController();
    for await (const message of readRelay(server.eventsUrl, await positionBeforeAll(server), gone.signal)) {
      messages.push(`${message.event} ${JSON.parse(message.data).code ?? ""}`.trim());
      // Ten events came and went since the reader read last.
      if (message.event === "hello") await server.pool.query("UPDATE outbox_segment SET first_seq = 11");
    }
    expect(messages).toEqual(["hello", "refused CURSOR_TOO_OLD"]);
  });
});

async function appendAndRead(server: OutboxServer, first: number, last: number): Promise<void> {
  for (let version = first; version <= last; version += 1) await append(server, version);
  await until(async () => (await countUnnumbered(server)) === 0);
}

async function countUnnumbered({ pool }: OutboxServer): Promise<number> {
  const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM outbox_intake");
  return rows[0]?.count ?? 0;
}

/** As if so many hours had passed. */
async function pass({ pool }: OutboxServer, hours: number): Promise<void> {
  await pool.query("UPDATE outbox_segment SET opened_at = opened_at - $1 * interval '1 hour'", [hours]);
}

async function dropAllSoFar(server: OutboxServer): Promise<void> {
  await pass(server, RETENTION_HOURS);
  await keepAndList(server);
  await pass(server, 2 * RETENTION_HOURS);
  await keepAndList(server);
}

interface Segment {
  segment: number;
  first: number;
}

async function keepAndList(server: OutboxServer): Promise<Segment[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await keepSegments(client, RETENTION_HOURS, SILENT);
  await client.end();
  return listSegments(server);
}

async function listSegments({ pool }: OutboxServer): Promise<Segment[]> {
  const { rows } = await pool.query<Segment>(
    "SELECT segment, first_seq::int AS first FROM outbox_segment ORDER BY segment",
  );
  return rows;
}
