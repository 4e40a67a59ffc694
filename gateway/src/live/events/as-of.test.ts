import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { createReadAsOf, type ReadAsOf } from "./as-of.js";
import { CursorSeal } from "./cursor.js";
import { EventFeed } from "./event-feed.js";

const READER = { id: "reader", mayWrite: false };
const WRITER = { id: "writer", mayWrite: true };
const cursors = new CursorSeal("a key for tests");

let relay: FakeRelay;
let feed: EventFeed;
let readAsOf: ReadAsOf;

beforeEach(async () => {
  relay = await FakeRelay.start("association");
  relay.emit("thing.changed", {});
  const relays = [{ member: relay.member, url: relay.url, sign: () => ({}) }];
  feed = new EventFeed({ relays, logger: pino({ level: "silent" }), faults: new BreakableFaults() });
  readAsOf = createReadAsOf(feed, cursors);
});

afterEach(async () => {
  await feed.stop();
  await relay[Symbol.asyncDispose]();
});

describe("where a query's answer stands among the events", () => {
  it("is unknown before any member was reached", () => {
    expect(readAsOf(READER)).toBeUndefined();
  });

  it("is a cursor for every field and filter of the caller, and for nobody else", async () => {
    await feed.start();
    const asOf = readAsOf(READER) ?? "";
    const scope = { fieldName: "thingChanged", filter: { unitId: "1" }, callerId: "reader" };
    expect(cursors.read(asOf, scope)).toEqual(new Map([["association", { epoch: "e1", seq: 1 }]]));
    expect(cursors.read(asOf, { ...scope, fieldName: "otherChanged", filter: {} })?.size).toBe(1);
    expect(cursors.read(asOf, { ...scope, callerId: "writer" })).toBeUndefined();
  });

  it("is the same text until there is news", async () => {
    await feed.start();
    const asOf = readAsOf(READER);
    expect(readAsOf(READER)).toBe(asOf);
    expect(readAsOf(WRITER)).not.toBe(asOf);
    relay.emit("thing.changed", {});
    await until(() => feed.heads().get("association")?.seq === 2);
    expect(readAsOf(READER)).not.toBe(asOf);
  });
});
