import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { FeedReading } from "@hub/gateway-fixtures/feed-reading";
import type { HubEvent } from "@hub/schema/event";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { EventFeed, type FeedPositions } from "./event-feed.js";
import { FeedGap } from "./feed-gap.js";

const logger = pino({ level: "silent" });

let association: FakeRelay;
let education: FakeRelay;
let feed: EventFeed;
let readings: FeedReading[];

async function startFeed(ringCapacity?: number): Promise<EventFeed> {
  const relays = [association, education].map(({ member, url }) => ({
    member,
    url,
    sign: () => ({ "hub-signature": `of ${member}` }),
  }));
  const started = new EventFeed({
    relays,
    logger,
    faults: new BreakableFaults(),
    ...(ringCapacity && { ringCapacity }),
  });
  await started.start();
  return started;
}

/** Reads until the end of the test. */
function read(positions?: FeedPositions): FeedReading {
  const reading = new FeedReading(feed, positions);
  readings.push(reading);
  return reading;
}

const seqs = (events: readonly HubEvent[], from = "association") =>
  events.flatMap(({ member, seq }) => (member === from ? [seq] : []));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const batchOf = (count: number) => ({
  parts: upTo(count).map((version) => ({
    type: "part.changed",
    aggregateType: "Part",
    aggregateId: "1",
    version,
    payload: { part: version - 1 },
  })),
});

/** Where the association stood then, and where the others stand now. */
const behind = (seq: number): FeedPositions =>
  new Map([...feed.heads(), ["association", { epoch: "e1", seq }]]);

/** Takes an event that others read too: the gateway has heard of `seq`. */
async function untilHeard(seq: number): Promise<void> {
  await read(behind(seq - 1)).next();
}

beforeEach(async () => {
  readings = [];
  association = await FakeRelay.start("association");
  education = await FakeRelay.start("education");
});

afterEach(async () => {
  for (const reading of readings) reading[Symbol.dispose]();
  await feed.stop();
  await association[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

describe("reading the event feed", () => {
  it("takes each member's events in order, over one signed connection per member for all who read", async () => {
    feed = await startFeed();
    const readers = upTo(20).map(() => read());
    for (const seq of upTo(5)) {
      association.emit("thing.changed", { seq });
      education.emit("thing.changed", { seq });
    }
    for (const { taken, reader } of await Promise.all(readers.map(takeTen))) {
      expect(seqs(taken)).toEqual(upTo(5));
      expect(seqs(taken, "education")).toEqual(upTo(5));
      expect(reader.positions).toEqual(feed.heads());
    }
    expect(association.requests).toHaveLength(1);
    expect(association.headers[0]?.["hub-signature"]).toBe("of association");
  });

  it("misses nothing between the call and the first look", async () => {
    feed = await startFeed();
    const reading = read();
    association.emit("thing.changed", {});
    await untilHeard(1);
    expect(seqs(await reading.take(1))).toEqual([1]);
  });

  it("pages from the relay what is no longer in the ring, then goes on live", async () => {
    feed = await startFeed(10);
    for (const _ of upTo(600)) association.emit("thing.changed", {});
    await untilHeard(600);
    const reading = read(behind(0));
    const taken = await reading.take(600);
    association.emit("thing.changed", {});
    taken.push(...(await reading.take(1)));
    expect(seqs(taken)).toEqual(upTo(601));
    expect(association.requests.filter((path) => path.includes("until=")).slice(-3)).toEqual([
      "/events?after=e1%3A0&until=256",
      "/events?after=e1%3A256&until=512",
      "/events?after=e1%3A512&until=590",
    ]);
  });

  it("lets fifty catch up at the same time", async () => {
    feed = await startFeed(10);
    for (const _ of upTo(200)) association.emit("thing.changed", {});
    await untilHeard(200);
    const readers = upTo(50).map(() => read(behind(0)));
    for (const taken of await Promise.all(readers.map((reading) => reading.take(200))))
      expect(seqs(taken)).toEqual(upTo(200));
  });

  it("goes on without loss or repetition when the connection breaks and when the member restarts", async () => {
    feed = await startFeed();
    const reading = read();
    association.emit("thing.changed", {});
    const taken = await reading.take(1);
    association.cut();
    association.emit("thing.changed", {});
    taken.push(...(await reading.take(1)));
    await association.close();
    association.emit("thing.changed", {});
    await association.listen();
    association.emit("thing.changed", {});
    taken.push(...(await reading.take(2)));
    expect(seqs(taken)).toEqual(upTo(4));
  });

  it("serves the other members' events while one member is away, and its events when it is back", async () => {
    association.emit("thing.changed", {});
    await association.close();
    feed = await startFeed(10);
    const reading = read(behind(0));
    education.emit("thing.changed", {});
    expect(seqs(await reading.take(1), "education")).toEqual([1]);
    await association.listen();
    expect(seqs(await reading.take(1))).toEqual([1]);
  });

  it.each([
    ["CURSOR_TOO_OLD", () => association.forgetBefore(50)],
    ["CURSOR_EPOCH_CHANGED", () => association.restoreFromBackup()],
  ])("fails with %s when the member can no longer continue from the position", async (code, damage) => {
    for (const _ of upTo(60)) association.emit("thing.changed", {});
    damage();
    feed = await startFeed(10);
    const end = read(behind(3)).next();
    await expect(end).rejects.toThrow(FeedGap);
    await expect(end).rejects.toMatchObject({ code, member: "association" });
  });

  it("tells live readers when the member was restored from a backup", async () => {
    feed = await startFeed();
    const end = read().next();
    association.restoreFromBackup();
    await expect(end).rejects.toMatchObject({ code: "CURSOR_EPOCH_CHANGED" });
  });

  it("refuses a position the member has never reached", async () => {
    feed = await startFeed();
    await expect(read(behind(7)).next()).rejects.toMatchObject({ code: "CURSOR_EPOCH_CHANGED" });
  });

  it("takes the parts of a batch one by one, and goes on from within it wherever a reader has stopped", async () => {
    feed = await startFeed();
    const reading = read();
    association.emit("thing.changed", {});
    association.emit("batch.written", batchOf(3));
    association.emit("thing.changed", {});
    const whole = await reading.take(5);
    expect(whole.map(({ seq, type, payload }) => [seq, type, payload["part"]])).toEqual([
      [1, "thing.changed", undefined],
      [2, "part.changed", 0],
      [2, "part.changed", 1],
      [2, "part.changed", 2],
      [3, "thing.changed", undefined],
    ]);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(5);
    expect(reading.reader.positions).toEqual(feed.heads());
    for (const taken of [1, 2, 3, 4]) {
      const first = read(behind(0));
      await first.take(taken);
      const second = read(first.reader.positions);
      expect(await second.take(5 - taken)).toEqual(whole.slice(taken));
    }
  });

  it("goes on from within a batch that is no longer in the ring", async () => {
    feed = await startFeed(2);
    const reading = read();
    association.emit("batch.written", batchOf(3));
    await reading.take(2);
    for (const _ of upTo(5)) association.emit("thing.changed", {});
    await untilHeard(6);
    const resumed = read(reading.reader.positions);
    expect(seqs(await resumed.take(6))).toEqual(upTo(6));
  });

  it("keeps in memory and reads at a time as much as fits, however large the events are", async () => {
    feed = await startFeed();
    const large = { text: "x".repeat(700_000) };
    for (const _ of upTo(30)) association.emit("thing.changed", large);
    await untilHeard(30);
    const reading = read(behind(0));
    expect(seqs(await reading.take(30))).toEqual(upTo(30));
    const pages = association.requests.filter((path) => path.includes("until=19"));
    // Two of them make a page; the newest eleven are in the ring.
    expect(pages).toHaveLength(10);
  });

  it("forgets a reader that is closed", async () => {
    feed = await startFeed();
    const reading = read();
    expect(feed.readerCount).toBe(1);
    reading[Symbol.dispose]();
    expect(feed.readerCount).toBe(0);
  });
});

async function takeTen(reading: FeedReading) {
  return { taken: await reading.take(10), reader: reading.reader };
}
