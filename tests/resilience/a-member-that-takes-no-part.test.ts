import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "@hub/gateway-fixtures/until";
import { findFreePort } from "@hub/local/system/ports";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { openFollower, pay, readBalances, startOwner } from "../support/followed-member.js";

const MINUTE_MS = 60_000;

describe("a member that has nothing to copy", () => {
  afterEach(() => void jest.useRealTimers());

  it("is said to take no part, and asked again after minutes and not after seconds", async () => {
    await using member = await startSilentMember();
    await using follower = await openFollower();
    jest.useFakeTimers({ doNotFake: ["setImmediate", "clearImmediate", "nextTick", "queueMicrotask"] });
    const consumer = follower.follow(member);
    await member.untilAsked(1);
    await untilTrue(() => consumer.state().takesPart === false);
    expect(consumer.state()).toMatchObject({
      takesPart: false,
      problem: expect.stringContaining("owner takes no part in accounts"),
    });
    let asked = 1;
    for (const minutes of [1, 2, 4, 5, 5]) {
      await member.untilWaitedFor(asked);
      await jest.advanceTimersByTimeAsync(minutes * MINUTE_MS - 1);
      expect(member.asked()).toBe(asked);
      // The wait before any further try comes on top.
      await jest.advanceTimersByTimeAsync(10_000);
      asked += 1;
      await member.untilAsked(asked);
    }
  });

  it("is asked less and less often when it ends its stream of events at once", async () => {
    await using member = await startSilentMember({ endsStreams: true });
    await using follower = await openFollower();
    jest.useFakeTimers({ doNotFake: ["setImmediate", "clearImmediate", "nextTick", "queueMicrotask"] });
    follower.follow(member);
    await pass(10 * MINUTE_MS);
    const asked = member.asked();
    expect(asked).toBeGreaterThan(5);
    // Twice as long each time: 50 ms after the first, and minutes after the fifteenth.
    expect(asked).toBeLessThan(30);
    await pass(10 * MINUTE_MS);
    expect(member.asked()).toBeGreaterThan(asked);
    expect(member.asked()).toBeLessThanOrEqual(asked + 3);
  });

  it("is copied as soon as another process of it has something", async () => {
    const port = await findFreePort();
    const former = await startOwner({ port, offers: "nothing" });
    await using follower = await openFollower();
    const consumer = follower.follow(former);
    await until(() => consumer.state().takesPart === false);
    await former[Symbol.asyncDispose]();
    await using owner = await startOwner({ port });
    await pay(owner, 1, 5);
    await until(async () => (await readBalances(follower.dataSource)).length > 0);
    expect(await readBalances(follower.dataSource)).toEqual([{ id: 1, balance: 5 }]);
    await until(() => consumer.state().behindBy === 0);
    expect(consumer.state()).toMatchObject({ takesPart: true, problem: null });
  });
});

interface SilentMember extends AsyncDisposable {
  readonly url: string;
  /** How often it was asked for the accounts. */
  asked(): number;
  untilAsked(count: number): Promise<void>;
  /** Until its stream of events was asked for as often: then whoever asks has begun to wait. */
  untilWaitedFor(count: number): Promise<void>;
}

/** A member in another language: it has no snapshots, and no stream of events or one that ends at once. */
async function startSilentMember({ endsStreams = false } = {}): Promise<SilentMember> {
  const paths: string[] = [];
  const server: Server = createServer((request, response) => {
    paths.push(request.url ?? "");
    response.writeHead(endsStreams && request.url === "/events" ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  const count = (wanted: string) => paths.filter((path) => path === wanted).length;
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked: () => count("/snapshots/accounts"),
    untilAsked: (times) => untilTrue(() => count("/snapshots/accounts") >= times),
    untilWaitedFor: (times) => untilTrue(() => count("/events") >= times),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets time pass where the test holds the timers, and what is asked meanwhile be answered. */
async function pass(durationMs: number): Promise<void> {
  for (const endMs = Date.now() + durationMs; Date.now() < endMs; ) {
    await jest.advanceTimersByTimeAsync(1_000);
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  }
}

/** As {@link until}, where the test holds the timers. */
async function untilTrue(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(setImmediate);
}
