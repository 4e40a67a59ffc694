import { once } from "node:events";
import { request } from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { LongLivedConnections } from "./long-lived-connections.js";

const WATCH = 'subscription { commitmentChanged(programmeId: "P") { commitment { title } } }';

let hub: HubGateway;
let sockets: WebSocket[];

beforeEach(async () => {
  hub = await startHubGateway();
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await hub[Symbol.asyncDispose]();
});

async function dial(): Promise<WebSocket> {
  const socket = new WebSocket(hub.endpoint.replace("http", "ws"), "graphql-transport-ws");
  sockets.push(socket);
  await once(socket, "open");
  socket.send('{"type":"connection_init"}');
  await once(socket, "message");
  return socket;
}

interface Farewell {
  readonly code: number;
  readonly retryAfterMs: number;
  readonly atMs: number;
}

async function farewellOf(socket: WebSocket): Promise<Farewell> {
  const [code, reason] = await once(socket, "close");
  return { code, retryAfterMs: JSON.parse(String(reason)).retryAfterMs, atMs: performance.now() };
}

/** Asks over a connection that stays open, since a gateway that stops takes no new ones in the end. */
async function healthStatus(): Promise<number> {
  const response = await fetch(`${hub.gateway.url}/health`);
  await response.arrayBuffer();
  return response.status;
}

describe("connections", () => {
  it("are waited for until the last one has gone, and no longer", async () => {
    const connections = new LongLivedConnections(new BreakableFaults());
    const connection = {
      callerId: "anonymous",
      leave: () => setImmediate(() => connections.delete(connection)),
      fail: () => {},
    };
    connections.add(connection);
    await connections.close(600_000);
    expect(connections.size).toBe(0);
  });
});

describe("a gateway that stops", () => {
  it("is unready first, then sends its clients away in waves, each to come back at another time", async () => {
    const farewells = await Promise.all(Array.from({ length: 35 }, dial)).then((open) =>
      open.map(farewellOf),
    );
    expect(await healthStatus()).toBe(200);
    const stopped = hub.gateway.stop();
    await Promise.race(farewells);
    expect(await healthStatus()).toBe(503);
    const told = await Promise.all(farewells);
    await stopped;
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set([1001]));
    expect(new Set(told.map(({ retryAfterMs }) => retryAfterMs)).size).toBeGreaterThan(20);
    const times = told.map(({ atMs }) => atMs).sort((a, b) => a - b);
    // 10 every tenth of a second: the last of 35 goes three waves after the first.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(250);
  });

  it("tells everybody what happens until their turn has come", async () => {
    // The last goes in the fifth wave: the event must arrive before, however busy the machine is.
    const open = await Promise.all(Array.from({ length: 45 }, dial));
    const last = open.at(-1);
    if (!last) throw new Error("there is a last one");
    last.send(
      JSON.stringify({
        id: "1",
        type: "subscribe",
        payload: { query: WATCH, extensions: { startCursor: true } },
      }),
    );
    await once(last, "message");
    const told = once(last, "message");
    const stopped = hub.gateway.stop();
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "7" });
    expect(String((await told)[0])).toContain("Cam kết 7");
    await stopped;
  });

  it("tells event streams with a `retry:` line, and ends them without `complete`", async () => {
    const response = await fetch(hub.endpoint, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query: WATCH }),
    });
    const text = response.text();
    await hub.gateway.stop();
    expect(await text).toMatch(/\nid: \S+\n\nretry: \d+\n\n$/);
  });

  it("takes no new sockets meanwhile", async () => {
    await Promise.all(Array.from({ length: 25 }, dial));
    const stopped = hub.gateway.stop();
    const upgrade = request(hub.endpoint, {
      headers: {
        connection: "upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "sec-websocket-protocol": "graphql-transport-ws",
      },
    });
    upgrade.end();
    const [response] = await once(upgrade, "response");
    expect(response.statusCode).toBe(503);
    await stopped;
  });
});
