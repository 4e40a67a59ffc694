import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { FeedReading } from "@hub/gateway-fixtures/feed-reading";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { EventFeed, type FeedPositions } from "./event-feed.js";
import { FeedGap } from "./feed-gap.js";

const RING_CAPACITY = 10;

let association: FakeRelay;
let feed: EventFeed;
let reading: FeedReading;
let parked: string[];

beforeEach(async () => {
  association = await FakeRelay.start("association");
  parked = [];
});

afterEach(async () => {
  reading[Symbol.dispose]();
  await feed.stop();
  await association[Symbol.asyncDispose]();
});

async function start(positions?: FeedPositions): Promise<void> {
  const { member, url } = association;
  feed = new EventFeed({
    relays: [{ member, url, sign: () => ({}) }],
    faults: new BreakableFaults(),
    logger: pino({ level: "silent" }),
    ringCapacity: RING_CAPACITY,
    observeParked: (name) => void parked.push(name),
  });
  await feed.start();
  reading = new FeedReading(feed, positions);
}

const at = (seq: number): FeedPositions => new Map([["association", { epoch: "e1", seq }]]);

function emit(count: number): void {
  for (let n = 0; n < count; n += 1) association.emit("thing.changed", {});
}

async function untilHeard(seq: number): Promise<void> {
  await until(() => feed.heads().get("association")?.seq === seq);
}

/** The next so many of what is told: seqs, and gaps behind which it goes on as those who follow do. */
async function told(count: number): Promise<(number | FeedGap)[]> {
  const result: (number | FeedGap)[] = [];
  while (result.length < count) result.push(await nextOrGap());
  return result;
}

async function nextOrGap(): Promise<number | FeedGap> {
  try {
    return (await reading.next()).seq;
  } catch (error) {
    if (!(error instanceof FeedGap)) throw error;
    reading.reader.skipTo(error.member, error.resumeAt);
    return error;
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("a gap in the events", () => {
  it("counts what the member no longer keeps, and goes on with the oldest that it does", async () => {
    emit(60);
    association.forgetBefore(50);
    await start(at(3));
    const [gap, ...events] = await told(12);
    expect(gap).toMatchObject({ code: "CURSOR_TOO_OLD", missed: 46, oldest: 50, head: 60 });
    expect(events).toEqual(range(50, 60));
    emit(1);
    expect(await told(1)).toEqual([61]);
  });

  it("has no count when the member was restored from a backup; nothing since is missing", async () => {
    emit(5);
    await start();
    association.restoreFromBackup();
    emit(3);
    const [gap, ...events] = await told(1);
    expect(gap).toMatchObject({ code: "CURSOR_EPOCH_CHANGED", missed: null, head: 3 });
    expect(events).toEqual([]);
    emit(1);
    expect(await told(1)).toEqual([4]);
  });

  it("is reported once for a position that the member has never reached", async () => {
    emit(2);
    await start(at(7));
    const [gap] = await told(1);
    expect(gap).toMatchObject({ code: "CURSOR_EPOCH_CHANGED", missed: null, oldest: 1, head: 2 });
    emit(1);
    expect(await told(1)).toEqual([3]);
  });

  it("is reported for a member that had not been reached at the start, before its first event", async () => {
    await association.close();
    await start();
    emit(2);
    await association.listen();
    await untilHeard(2);
    // However late the reader looks: it is told everything from the first hello on.
    emit(2);
    await untilHeard(4);
    const [gap, ...events] = await told(3);
    expect(gap).toMatchObject({ code: "CURSOR_LACKS_MEMBER", missed: null, head: 4 });
    expect(events).toEqual([3, 4]);
  });

  it("is reported for a member that the positions do not name, up to the present", async () => {
    emit(2);
    await start(new Map());
    emit(1);
    const [gap, event] = await told(2);
    expect(gap).toMatchObject({ code: "CURSOR_LACKS_MEMBER" });
    expect(event).toBe(3);
  });
});

describe("an event that cannot be read", () => {
  it.each([
    ["is no JSON", '{"id":'],
    ["is no event", '{"id":"1"}'],
    ["is of another member", JSON.stringify({ ...event("education"), seq: 2 })],
    ["is missing", undefined],
  ])("because it %s is given up after three tries, and those behind it are told", async (_, data) => {
    await start();
    association.sentInstead.set(2, data);
    emit(3);
    const [first, gap, third] = await told(3);
    expect([first, third]).toEqual([1, 3]);
    expect(gap).toMatchObject({ code: "EVENT_PARKED", missed: 1, resumeAt: { epoch: "e1", seq: 2 } });
    expect(parked).toEqual(["association"]);
    const connections = association.requests.length;
    emit(1);
    expect(await told(1)).toEqual([4]);
    expect(association.requests).toHaveLength(connections);
  });

  it("is given up as well by those who catch up", async () => {
    emit(30);
    association.sentInstead.set(7, "?");
    await start(at(5));
    emit(1 + RING_CAPACITY);
    const [first, gap, ...others] = await told(2 + 34);
    expect(first).toBe(6);
    expect(gap).toMatchObject({ code: "EVENT_PARKED", missed: 1 });
    expect(others).toEqual(range(8, 41));
    expect(parked).toEqual(["association"]);
  });

  it("is delivered when a later try finds it", async () => {
    await start();
    association.sentInstead.set(2, "?");
    emit(3);
    expect(await told(1)).toEqual([1]);
    association.sentInstead.clear();
    expect(await told(2)).toEqual([2, 3]);
    expect(parked).toEqual([]);
  });
});

function event(member: string) {
  const about = { type: "thing.changed", aggregateType: "Thing", aggregateId: "1", version: 1, payload: {} };
  return { id: "x", member, epoch: "e1", occurredAt: "2026-01-01T00:00:00.000Z", ...about };
}
