import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { type ClientOptions, WebSocket, WebSocketServer } from "ws";
import { CALLER_SHARE, CAPACITIES, Quotas } from "../../access/quotas.js";
import { createMaskError } from "../../errors/masking.js";
import { READER } from "../../identity/callers.js";
import { Heartbeat } from "../connections/heartbeat.js";
import { connectionOf, readThroughConnections } from "../connections/http-connection.js";
import { LongLivedConnections } from "../connections/long-lived-connections.js";
import { AdmissionControl } from "../requests/admission-control.js";
import { ClientSocket, WebSocketConnection } from "./ws-connection.js";
import { NextMessages } from "./ws-frame.js";

const logger = pino({ level: "silent" });
const faults = new BreakableFaults();
const SURROUNDINGS = {
  quotas: new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE }),
  path: "/",
  engine: () => {
    throw new Error("nothing is asked here");
  },
  maskError: createMaskError({ faults, observeRefusal: () => {} }),
  logger,
  identify: () => READER,
  findClient: () => "127.0.0.1",
  readForwarded: () => undefined,
  findRefusal: () => undefined,
  connections: new LongLivedConnections(faults),
  admission: new AdmissionControl(),
  maxOperations: 1,
  faults,
  maxMessageBytes: 64 * 1024,
  // None is initialised here.
  initLimitMs: 600_000,
  onSlowReader: () => sentAway.resolve(),
  heartbeat: new Heartbeat<WebSocketConnection>(60_000, () => {}),
  nextMessages: new NextMessages(),
};
const QUOTAS = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE });
const CLIENT = "127.0.0.1";
const OPENED_BY = {
  identity: READER,
  client: CLIENT,
  quota: QUOTAS.of(CLIENT),
  isDirect: true,
  forwarded: undefined,
};
/** Not to be reached by who reads, however busy the machine is. */
const PATIENT_MS = 600_000;
const SAID = { type: "pong" };

let server: Server;
let slowReaderLimitMs: number;
let sentAway: PromiseWithResolvers<void>;
let connected: PromiseWithResolvers<{ connection: WebSocketConnection; socket: WebSocket }>;

beforeEach(async () => {
  connected = Promise.withResolvers();
  sentAway = Promise.withResolvers();
  slowReaderLimitMs = PATIENT_MS;
  const sockets = new WebSocketServer({ noServer: true, WebSocket: ClientSocket });
  server = createServer().on("upgrade", (request, _, head) => {
    const stream = connectionOf(request).release();
    sockets.handleUpgrade(request, stream, head, (socket) =>
      connected.resolve({
        connection: new WebSocketConnection(socket, stream, OPENED_BY, {
          ...SURROUNDINGS,
          slowReaderLimitMs,
        }),
        socket,
      }),
    );
  });
  readThroughConnections(server, undefined, faults);
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

async function connect(options: ClientOptions = {}) {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, options);
  const heard: string[] = [];
  client.on("ping", () => heard.push("ping")).on("message", () => heard.push("message"));
  const { connection, socket } = await connected.promise;
  // What was written for the handshake was said, too.
  connection.beat();
  return { client, heard, connection, socket };
}

describe("the heartbeat of a WebSocket", () => {
  it("pings a client that was sent nothing since the last ping, and now and then one that was", async () => {
    const { client, heard, connection, socket } = await connect();
    connection.beat();
    await once(socket, "pong");
    for (let beat = 1; beat <= 4; beat += 1) {
      connection.send(SAID);
      connection.beat();
    }
    await once(socket, "pong");
    expect(heard).toEqual(["ping", "message", "message", "message", "message", "ping"]);
    client.terminate();
  });

  it("ends the connection of who does not answer", async () => {
    const { client, heard, connection } = await connect({ autoPong: false });
    connection.beat();
    connection.beat();
    expect(await once(client, "close")).toEqual([1006, Buffer.alloc(0)]);
    expect(heard).toEqual(["ping"]);
  });
});

async function connectOpen() {
  const connected = await connect();
  if (connected.client.readyState !== WebSocket.OPEN) await once(connected.client, "open");
  return connected;
}

describe("what is written back to a WebSocket", () => {
  const SHORT_MS = 100;
  const ping = (bytes: number) => JSON.stringify({ type: "ping", payload: { text: "x".repeat(bytes) } });

  it("counts as what the client has not taken: one that never reads is not listened to, and sent away", async () => {
    slowReaderLimitMs = SHORT_MS;
    const { client, socket } = await connectOpen();
    client.pause();
    const closed = once(client, "close");
    let isSentAway = false;
    let isPaused = false;
    let mostKept = 0;
    void sentAway.promise.then(() => {
      isSentAway = true;
    });
    // For as long as it is heard, and after that as much as fits between the two.
    while (!isSentAway) {
      if (client.bufferedAmount === 0) for (let count = 0; count < 1_000; count += 1) client.send(ping(900));
      await new Promise(setImmediate);
      isPaused ||= socket.isPaused;
      mostKept = Math.max(mostKept, socket.bufferedAmount);
    }
    expect(mostKept).toBeLessThan(1024 * 1024);
    expect(isPaused).toBe(true);
    client.resume();
    expect((await closed)[0]).toBe(4499);
  });

  it("holds nothing long that the client said itself", async () => {
    const { client } = await connectOpen();
    client.send(ping(10_000));
    expect(String((await once(client, "message"))[0])).toBe('{"type":"pong"}');
    client.terminate();
  });

  it("ends for a client that sends ping frames and never reads", async () => {
    slowReaderLimitMs = SHORT_MS;
    const { client, socket } = await connectOpen();
    client.pause();
    const payload = Buffer.alloc(125);
    const closed = once(socket, "close");
    while (socket.readyState === WebSocket.OPEN) {
      for (let count = 0; count < 1_000; count += 1) client.ping(payload);
      await new Promise(setImmediate);
    }
    expect((await closed)[0]).toBe(1006);
    client.terminate();
  });

  it("is read by a client that was slow for a while, and it is listened to again", async () => {
    const { client, heard, connection, socket } = await connectOpen();
    client.pause();
    while (!socket.isPaused) connection.send({ type: "pong", payload: { text: "x".repeat(10_000) } });
    client.resume();
    await until(() => !socket.isPaused);
    const { length } = heard;
    client.send(ping(1));
    await once(client, "message");
    expect(heard.length).toBeGreaterThan(length);
    client.terminate();
  });
});
