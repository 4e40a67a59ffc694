import { appendEvent } from "@hub/outbox/append";
import { startSequencer } from "@hub/outbox/sequencer";
import { describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import {
  eventOf,
  type OutboxServer,
  type RelayMessage,
  readRelay,
  startOutboxServer,
} from "../support/outbox-server.js";

describe("the relay of an outbox", () => {
  it("says hello with its epoch and bounds before anything else", async () => {
    await using server = await startOutboxServer();
    const [hello] = await take(server, 1);
    expect(hello?.event).toBe("hello");
    expect(JSON.parse(hello?.data ?? "")).toEqual({ epoch: expect.any(String), head: 0, oldest: 1 });
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

  it.each([
    ["another epoch", "restored:1", "CURSOR_EPOCH_CHANGED"],
    ["no position at all", "yesterday", "CURSOR_INVALID"],
  ])("refuses %s by name", async (_title, position, code) => {
    await using server = await startOutboxServer();
    const [refused] = await take(server, 1, position);
    expect(refused?.event).toBe("refused");
    expect(JSON.parse(refused?.data ?? "")).toMatchObject({ code, head: 0 });
  });

  it("refuses a position whose successors are no longer kept", async () => {
    await using server = await startOutboxServer();
    const start = await positionBeforeAll(server);
    for (let version = 1; version <= 3; version += 1) await append(server, version);
    await take(server, 4, start);
    await server.pool.query("DELETE FROM outbox WHERE seq <= 2");
    const [refused] = await take(server, 1, start);
    expect(JSON.parse(refused?.data ?? "")).toMatchObject({ code: "CURSOR_TOO_OLD", oldest: 3, head: 3 });
  });
});

describe("two sequencers on one database", () => {
  it("number each event once, and the second takes over when the first one's connection dies", async () => {
    await using server = await startOutboxServer();
    const second = startSequencer({
      connectionString: server.databaseUrl,
      onHeadMoved: () => undefined,
      logger: pino({ level: "silent" }),
    });
    const start = await positionBeforeAll(server);
    await append(server, 1);
    await take(server, 2, start);
    await server.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sequencer' AND datname = current_database()",
    );
    await append(server, 2);
    const messages = await take(server, 3, start);
    await second.stop();
    expect(messages.slice(1).map((message) => eventOf(message).seq)).toEqual([1, 2]);
  });
});

async function positionBeforeAll({ pool }: OutboxServer): Promise<string> {
  const { rows } = await pool.query<{ epoch: string }>("SELECT epoch FROM outbox_feed");
  return `${rows[0]?.epoch}:0`;
}

/** The first `count` messages from a position on. */
async function take(
  { eventsUrl }: OutboxServer,
  count: number,
  lastEventId?: string,
): Promise<RelayMessage[]> {
  const enough = new AbortController();
  const messages: RelayMessage[] = [];
  for await (const message of readRelay(eventsUrl, lastEventId, enough.signal)) {
    messages.push(message);
    if (messages.length === count) break;
  }
  enough.abort();
  return messages;
}

async function append(server: OutboxServer, version: number, { commits = true } = {}): Promise<void> {
  const client = await server.pool.connect();
  try {
    await client.query("BEGIN");
    await appendEvent(client, {
      type: "thing.changed",
      aggregateType: "thing",
      aggregateId: "one",
      version,
      payload: {},
    });
    await client.query(commits ? "COMMIT" : "ROLLBACK");
  } finally {
    client.release();
  }
  server.outbox.poke();
}
