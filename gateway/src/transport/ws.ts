/** GraphQL over WebSocket on the upgrades of an HTTP server. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { IdentifyCaller } from "../access/access.js";
import type { FindClient } from "../access/client-address.js";
import type { CurrentEngine } from "../engine.js";
import type { Turns } from "../turns.js";
import type { Connections } from "./connections.js";
import type { DescribeFailure } from "./failure.js";
import { Heartbeat } from "./heartbeat.js";
import { connectionOf } from "./http-connection.js";
import { parseRequestTarget } from "./request-target.js";
import type { FindRefusal } from "./same-origin.js";
import { ClientSocket, WebSocketConnection } from "./ws-connection.js";
import { NextMessages } from "./ws-frame.js";
import { CLOSE_CODES, PROTOCOL } from "./ws-messages.js";

export interface WebSocketOptions {
  /** The path of the endpoint; upgrades to other paths are refused. */
  readonly path: string;
  readonly engine: CurrentEngine;
  readonly describeFailure: DescribeFailure;
  readonly logger: Logger;
  /** Who it is that opened the socket with this `authorization`, from the header or the connection's parameters. */
  readonly identify: IdentifyCaller;
  readonly findClient: FindClient;
  /** Browsers do not apply CORS to WebSockets, so the server has to look at the origin itself. */
  readonly findRefusal: FindRefusal;
  readonly connections: Connections;
  /** How many operations begin at a time. */
  readonly admission: Turns;
  /** How many operations may be under way on one socket. */
  readonly maxOperations: number;
  /** Called for each client that is sent away because it takes nothing. */
  readonly onSlowReader?: (() => void) | undefined;
  /** How long a client may take to say `connection_init`. */
  readonly initLimitMs?: number | undefined;
  /** How long a client may leave what was sent to it. */
  readonly slowReaderLimitMs?: number | undefined;
}

const LARGEST_MESSAGE_BYTES = 64 * 1024;
/** A socket that does not answer a ping within the same time again is dropped, and with it what it subscribed to. */
const PING_EVERY_MS = 15_000;

/**
 * Answers GraphQL over WebSocket on the upgrades of a server that reads through connections, until the connections
 * are closed.
 */
export function attachWebSocket(server: Server, options: WebSocketOptions): void {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: ClientSocket,
    clientTracking: false,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
  });
  const heartbeat = new Heartbeat<WebSocketConnection>(PING_EVERY_MS, (connection) => connection.beat());
  const surroundings = { ...options, heartbeat, nextMessages: new NextMessages() };
  server.on("upgrade", (request, _, head) => {
    const connection = connectionOf(request);
    const client = options.findClient(connection.peer, request.headers);
    const stream = connection.release();
    const refusal = findRefusedStatus(request, options);
    if (refusal) return refuseUpgrade(stream, refusal);
    const { authorization } = request.headers;
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol !== PROTOCOL)
        return socket.close(CLOSE_CODES.subprotocolNotAcceptable, "Subprotocol not acceptable");
      return new WebSocketConnection(socket, stream, { authorization, client }, surroundings);
    });
  });
}

function findRefusedStatus({ url, headers }: IncomingMessage, options: WebSocketOptions): string | undefined {
  if (options.findRefusal(headers) !== undefined) return "403 Forbidden";
  const target = parseRequestTarget(url);
  if (!target) return "400 Bad Request";
  if (target.path !== options.path) return "404 Not Found";
  return options.connections.isClosing ? "503 Service Unavailable" : undefined;
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
