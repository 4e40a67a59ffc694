import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { type ClientOptions, WebSocket, WebSocketServer } from "ws";
import { Turns } from "../turns.js";
import { Connections } from "./connections.js";
import { createDescribeFailure } from "./failure.js";
import { Heartbeat } from "./heartbeat.js";
import { connectionOf, readThroughConnections } from "./http-connection.js";
import { ClientSocket, WebSocketConnection } from "./ws-connection.js";
import { NextMessages } from "./ws-frame.js";

const logger = pino({ level: "silent" });
const SURROUNDINGS = {
  path: "/",
  engine: () => {
    throw new Error("nothing is asked here");
  },
  describeFailure: createDescribeFailure({ logger, observeRefusal: () => {} }),
  logger,
  identify: () => ({ id: "anonymous", mayWrite: false }),
  findClient: () => "127.0.0.1",
  findRefusal: () => undefined,
  connections: new Connections(),
  admission: new Turns(1),
  maxOperations: 1,
  heartbeat: new Heartbeat<WebSocketConnection>(60_000, () => {}),
  nextMessages: new NextMessages(),
};
const OPENED_BY = { authorization: undefined, client: "127.0.0.1" };
const SAID = { type: "pong" };

let server: Server;
let connected: PromiseWithResolvers<{ connection: WebSocketConnection; socket: WebSocket }>;

beforeEach(async () => {
  connected = Promise.withResolvers();
  const sockets = new WebSocketServer({ noServer: true, WebSocket: ClientSocket });
  server = createServer().on("upgrade", (request, _, head) => {
    const stream = connectionOf(request).release();
    sockets.handleUpgrade(request, stream, head, (socket) =>
      connected.resolve({
        connection: new WebSocketConnection(socket, stream, OPENED_BY, SURROUNDINGS),
        socket,
      }),
    );
  });
  readThroughConnections(server, undefined);
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
  it("pings who was told nothing since the last one, and now and then who was", async () => {
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
