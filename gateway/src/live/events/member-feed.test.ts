import { createServer, type Server } from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { afterEach, describe, expect, it } from "@jest/globals";
import pLimit from "p-limit";
import pino from "pino";
import type { Backoff } from "./backoff.js";
import { MemberFeed } from "./member-feed.js";

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

/** How the feed waits before each of its first connections, and what it logs, when the member answers so. */
async function follow(status: number, connections: number, body = "") {
  let asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(status, { "content-type": "text/event-stream" }).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const lines: string[] = [];
  const waits: Backoff[] = [];
  const attempts: number[] = [];
  const feed: MemberFeed = new MemberFeed(
    { member: "library", url, sign: () => ({}) },
    {
      ringCapacity: 10,
      replayLimit: pLimit(1),
      logger: pino({}, { write: (line: string) => void lines.push(line) }),
      faults: new BreakableFaults(),
      nextArrival: () => 1,
      observeParked: () => {},
      onChange: () => {},
      wait: async (backoff, attempt) => {
        waits.push(backoff);
        attempts.push(attempt);
        if (waits.length === connections) feed.stop();
      },
    },
  );
  await feed.run();
  return { asked, waits, attempts, lines };
}

describe("the feed of a member that tells no events", () => {
  it.each([404, 405, 501])("is looked for less and less often, and reported once: %i", async (status) => {
    const { asked, waits, lines } = await follow(status, 4);
    expect(asked).toBe(4);
    expect(waits).toEqual(Array(4).fill({ firstMs: 500, longestMs: 60_000 }));
    expect(lines).toEqual([expect.stringContaining(`has no event feed: it answers with status ${status}`)]);
  });

  it.each([401, 500, 503])("is looked for all the time when that may pass: %i", async (status) => {
    const { waits, lines } = await follow(status, 3);
    expect(waits).toEqual(Array(3).fill({ firstMs: 50, longestMs: 500 }));
    expect(lines).toEqual([]);
  });
});

describe("the feed of a member that hangs", () => {
  const HELLO = `event: hello\ndata: ${JSON.stringify({ epoch: "e1", head: 0, oldest: 1 })}\n\n`;

  it("is lost since the member was last heard of, not since that was missed", async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(HELLO);
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const heardAtMs: number[] = [];
    const feed: MemberFeed = new MemberFeed(
      { member: "library", url, sign: () => ({}) },
      {
        ringCapacity: 10,
        replayLimit: pLimit(1),
        logger: pino({ level: "silent" }),
        faults: new BreakableFaults(),
        nextArrival: () => 1,
        observeParked: () => {},
        onChange: () => {},
        onAlive: () => void heardAtMs.push(Date.now()),
        silenceLimitMs: 500,
        wait: async () => feed.stop(),
      },
    );
    await feed.run();
    expect(feed.report).toMatchObject({ isConnected: false, hasFailed: false });
    expect(feed.report.lostAtMs).toBe(feed.report.heardAtMs);
    expect(feed.report.lostAtMs).toBeLessThanOrEqual(heardAtMs.at(-1) ?? 0);
  });
});

describe("the feed of a member that greets and ends the stream at once", () => {
  it("is asked for less and less often", async () => {
    const hello = { epoch: "e", head: 3, oldest: 1, lastEventAt: null };
    const { attempts } = await follow(200, 4, `event: hello\ndata: ${JSON.stringify(hello)}\n\n`);
    expect(attempts).toEqual([0, 1, 2, 3]);
  });
});
