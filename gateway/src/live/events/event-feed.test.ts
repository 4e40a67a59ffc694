import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { BreakableFaults } from "../../fixtures/breakable-faults.js";
import { FakeRelay } from "../../fixtures/fake-relay.js";
import { EventFeed, type FeedPositions, type FollowedEvent } from "./event-feed.js";
import { FeedGap } from "./feed-gap.js";

const logger = pino({ level: "silent" });
const everything = () => true;

let association: FakeRelay;
let education: FakeRelay;
let feed: EventFeed;

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

async function take(events: AsyncIterator<FollowedEvent>, count: number): Promise<FollowedEvent[]> {
  const taken: FollowedEvent[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

const seqs = (taken: readonly FollowedEvent[], member = "association") =>
  taken.flatMap(({ event }) => (event.member === member ? [event.seq] : []));

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Takes events that others follow too until the gateway has heard of `seq`. */
async function untilHeard(seq: number): Promise<void> {
  const abort = new AbortController();
  const start: FeedPositions = new Map([["association", { epoch: "e1", seq: seq - 1 }]]);
  await feed.follow(start, everything, abort.signal).next();
  abort.abort();
}

beforeEach(async () => {
  association = await FakeRelay.start("association");
  education = await FakeRelay.start("education");
});

afterEach(async () => {
  await feed.stop();
  await association[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

describe("following the event feed", () => {
  it("delivers each member's events in order to everyone, over one signed connection per member", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const readers = upTo(20).map(() => feed.follow(feed.heads(), everything, abort.signal));
    for (const seq of upTo(5)) {
      association.emit("thing.changed", { seq });
      education.emit("thing.changed", { seq });
    }
    for (const reader of readers) {
      const taken = await take(reader, 10);
      expect(seqs(taken)).toEqual(upTo(5));
      expect(seqs(taken, "education")).toEqual(upTo(5));
    }
    expect(association.requests).toHaveLength(1);
    expect(association.headers[0]?.["hub-signature"]).toBe("of association");
    abort.abort();
  });

  it("misses nothing between the call and the first read", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const reader = feed.follow(feed.heads(), everything, abort.signal);
    association.emit("thing.changed", {});
    await untilHeard(1);
    expect(seqs(await take(reader, 1))).toEqual([1]);
    abort.abort();
  });

  it("passes over events that do not match, and still moves its positions", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const reader = feed.follow(feed.heads(), ({ type }) => type === "wanted", abort.signal);
    for (const type of ["other", "other", "wanted"]) association.emit(type, {});
    const [taken] = await take(reader, 1);
    expect(taken?.event.seq).toBe(3);
    expect(taken?.positions.get("association")).toEqual({ epoch: "e1", seq: 3 });
    abort.abort();
  });

  it("pages from the relay what is no longer in the ring, then goes on live", async () => {
    feed = await startFeed(10);
    for (const _ of upTo(600)) association.emit("thing.changed", {});
    await untilHeard(600);
    const abort = new AbortController();
    const reader = feed.follow(new Map([["association", { epoch: "e1", seq: 0 }]]), everything, abort.signal);
    const taken = await take(reader, 600);
    association.emit("thing.changed", {});
    taken.push(...(await take(reader, 1)));
    expect(seqs(taken)).toEqual(upTo(601));
    expect(association.requests.filter((path) => path.includes("until=")).slice(-3)).toEqual([
      "/events?after=e1%3A0&until=256",
      "/events?after=e1%3A256&until=512",
      "/events?after=e1%3A512&until=590",
    ]);
    abort.abort();
  });

  it("lets fifty catch up at the same time", async () => {
    feed = await startFeed(10);
    for (const _ of upTo(200)) association.emit("thing.changed", {});
    await untilHeard(200);
    const abort = new AbortController();
    const start: FeedPositions = new Map([["association", { epoch: "e1", seq: 0 }]]);
    const readers = upTo(50).map(() => feed.follow(start, everything, abort.signal));
    const taken = await Promise.all(readers.map((reader) => take(reader, 200)));
    for (const events of taken) expect(seqs(events)).toEqual(upTo(200));
    abort.abort();
  });

  it("starts at the head of a member that the positions do not name", async () => {
    feed = await startFeed();
    association.emit("thing.changed", {});
    await untilHeard(1);
    const abort = new AbortController();
    const reader = feed.follow(new Map(), everything, abort.signal);
    association.emit("thing.changed", {});
    expect(seqs(await take(reader, 1))).toEqual([2]);
    abort.abort();
  });

  it("goes on without loss or repetition when the connection breaks and when the member restarts", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const reader = feed.follow(feed.heads(), everything, abort.signal);
    association.emit("thing.changed", {});
    const taken = await take(reader, 1);
    association.cut();
    association.emit("thing.changed", {});
    taken.push(...(await take(reader, 1)));
    await association.close();
    association.emit("thing.changed", {});
    await association.listen();
    association.emit("thing.changed", {});
    taken.push(...(await take(reader, 2)));
    expect(seqs(taken)).toEqual(upTo(4));
    abort.abort();
  });

  it("serves the other members' events while one member is away, and its events when it is back", async () => {
    association.emit("thing.changed", {});
    await association.close();
    feed = await startFeed(10);
    const abort = new AbortController();
    const start: FeedPositions = new Map([["association", { epoch: "e1", seq: 0 }]]);
    const reader = feed.follow(new Map([...feed.heads(), ...start]), everything, abort.signal);
    education.emit("thing.changed", {});
    const taken = await take(reader, 1);
    expect(seqs(taken, "education")).toEqual([1]);
    await association.listen();
    expect(seqs(await take(reader, 1))).toEqual([1]);
    abort.abort();
  });

  it.each([
    ["CURSOR_TOO_OLD", () => association.forgetBefore(50)],
    ["CURSOR_EPOCH_CHANGED", () => association.restoreFromBackup()],
  ])("ends with %s when the member can no longer continue from the position", async (code, damage) => {
    for (const _ of upTo(60)) association.emit("thing.changed", {});
    damage();
    feed = await startFeed(10);
    const abort = new AbortController();
    const start: FeedPositions = new Map([["association", { epoch: "e1", seq: 3 }]]);
    const end = feed.follow(start, everything, abort.signal).next();
    await expect(end).rejects.toThrow(FeedGap);
    await expect(end).rejects.toMatchObject({ code, member: "association" });
  });

  it("tells a live follower when the member was restored from a backup", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const reader = feed.follow(feed.heads(), everything, abort.signal);
    const end = reader.next();
    association.restoreFromBackup();
    await expect(end).rejects.toMatchObject({ code: "CURSOR_EPOCH_CHANGED" });
  });

  it("refuses a position the member has never reached", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const start: FeedPositions = new Map([["association", { epoch: "e1", seq: 7 }]]);
    const end = feed.follow(start, everything, abort.signal).next();
    await expect(end).rejects.toMatchObject({ code: "CURSOR_EPOCH_CHANGED" });
  });

  it("forgets a follower whose signal aborts while it waits", async () => {
    feed = await startFeed();
    const abort = new AbortController();
    const end = feed.follow(feed.heads(), everything, abort.signal).next();
    expect(feed.readerCount).toBe(1);
    abort.abort();
    expect(await end).toEqual({ done: true, value: undefined });
    expect(feed.readerCount).toBe(0);
  });
});
