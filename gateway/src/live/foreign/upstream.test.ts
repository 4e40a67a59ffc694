import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { MEMBER_KEY } from "@hub/gateway-fixtures/pipeline";
import { StreamingMember } from "@hub/gateway-fixtures/streaming-member";
import { until } from "@hub/gateway-fixtures/until";
import { ENVELOPE_HEADER, SIGNATURE_HEADER } from "@hub/schema/signed-request";
import { afterEach, describe, expect, it } from "@jest/globals";
import { isSubscriptionSetting, subscriptionAddresses } from "../../members/subscription-address.js";
import { openEventStreamUpstream } from "./event-stream-upstream.js";
import type { OpenUpstream, UpstreamRequest } from "./upstream.js";
import { openWebSocketUpstream } from "./web-socket-upstream.js";

const SDL = "type Query { a: Int } type Subscription { told(refuse: Boolean): String }";
const LARGE = "x".repeat(100_000);

let member: StreamingMember;

afterEach(async () => {
  await member[Symbol.asyncDispose]();
});

async function start(transport: "ws" | "sse"): Promise<UpstreamRequest> {
  member = await StreamingMember.start(SDL, transport);
  return {
    address: { name: "teller", url: member.url, key: MEMBER_KEY, subscriptions: transport },
    query: "subscription { told }",
    variables: {},
    caller: { id: "reader", mayWrite: false },
    requestId: "test",
    largestResultBytes: 1_000_000,
    faults: new BreakableFaults(),
  };
}

/** Where the member answers. */
function at(transport: "ws" | "sse"): URL {
  return new URL(`${transport === "ws" ? member.url.replace("http", "ws") : member.url}/graphql`);
}

async function untilOpen(): Promise<void> {
  await until(() => member.openCount > 0);
}

describe.each<["ws" | "sse", OpenUpstream]>([
  ["ws", openWebSocketUpstream],
  ["sse", openEventStreamUpstream],
])("a member's stream over %s", (transport, open) => {
  it("is signed for a member with a key", async () => {
    const results = open(await start(transport), at(transport), new AbortController().signal);
    const first = results.next();
    await untilOpen();
    member.publish("a");
    expect(await first).toEqual({ done: false, value: { data: { told: "a" } } });
    expect(member.operations[0]?.headers).toMatchObject({
      [ENVELOPE_HEADER]: expect.any(String),
      [SIGNATURE_HEADER]: expect.any(String),
    });
    await results.return();
    await until(() => member.openCount === 0);
  });

  it("ends when its signal aborts", async () => {
    const abort = new AbortController();
    const next = open(await start(transport), at(transport), abort.signal).next();
    await untilOpen();
    abort.abort();
    await next.catch(() => {});
    await until(() => member.openCount === 0);
  });

  it("throws when the member goes without a word", async () => {
    const next = open(await start(transport), at(transport), new AbortController().signal).next();
    await untilOpen();
    member.cut();
    await expect(next).rejects.toBeDefined();
  });

  it("throws when a result is larger than it may be", async () => {
    const request = await start(transport);
    const small = { ...request, largestResultBytes: 1_000 };
    const next = open(small, at(transport), new AbortController().signal).next();
    await untilOpen();
    member.publish(LARGE);
    await expect(next).rejects.toBeDefined();
  });
});

describe("a member that tells more than can be shown", () => {
  it("is held up over WebSocket instead of being stored", async () => {
    const results = openWebSocketUpstream(await start("ws"), at("ws"), new AbortController().signal);
    const first = results.next();
    await untilOpen();
    for (let n = 0; n < 400; n += 1) member.publish(LARGE);
    await first;
    const [socket] = member.sockets;
    if (!socket) throw new Error("there is no socket");
    let quiet = 0;
    let before = socket.bufferedAmount;
    // Nothing leaves the member any more: a result that it has sent waits on its side.
    while (quiet < 1_000) {
      await new Promise(setImmediate);
      quiet = socket.bufferedAmount === before ? quiet + 1 : 0;
      before = socket.bufferedAmount;
    }
    expect(before).toBeGreaterThan(0);
    let count = 1;
    while (count < 400 && !(await results.next()).done) count += 1;
    expect(count).toBe(400);
    await results.return();
  });
});

describe("the setting of how a member is subscribed to", () => {
  const address = { name: "teller", url: "http://teller:4001", endpoint: "http://teller:4001/api" };

  it.each([
    [undefined, ["ws://teller:4001/api", "http://teller:4001/api"]],
    ["ws", ["ws://teller:4001/api"]],
    ["sse", ["http://teller:4001/api"]],
    ["wss://events.teller/ws", ["wss://events.teller/ws"]],
    ["https://events.teller/stream", ["https://events.teller/stream"]],
  ])("%s means %j", (subscriptions, urls) => {
    const addresses = subscriptionAddresses({ ...address, subscriptions });
    expect(addresses.map(({ url }) => url)).toEqual(urls);
    for (const { transport, url } of addresses) expect(transport).toBe(url.startsWith("ws") ? "ws" : "sse");
  });

  it("is nothing else", () => {
    expect(["ws", "sse", "ws://a", "http://a"].every(isSubscriptionSetting)).toBe(true);
    expect(["", "websocket", "ftp://a"].some(isSubscriptionSetting)).toBe(false);
  });
});
