import { appendEvent } from "@hub/outbox/append";
import { startSequencer } from "@hub/outbox/sequencer";
import { describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import {
  append,
  endSequencerConnection,
  eventOf,
  eventOfThing,
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

describe("two sequencers on one database", () => {
  it("number each event once, and the second takes over when the first one's connection dies", async () => {
    await using server = await startOutboxServer();
    const second = startSequencer({
      connectionString: server.databaseUrl,
      onHeadMoved: () => undefined,
      retentionHours: RETENTION_HOURS,
      logger: pino({ level: "silent" }),
    });
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

function namesOf(messages: readonly RelayMessage[]): string[] {
  return messages
    .slice(1)
    .map(eventOf)
    .map(({ aggregateId, version }) => `${aggregateId} ${version}`);
}
