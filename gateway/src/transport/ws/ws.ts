/** GraphQL over WebSocket on the upgrades of an HTTP server. */
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { FindClient } from "../../access/client-address.js";
import type { Quotas } from "../../access/quotas.js";
import { type FindRefusal, hasSeveralHosts } from "../../access/same-origin.js";
import { internalError } from "../../errors/masking.js";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { authorizationOf, type Identity } from "../../identity/callers.js";
import { Heartbeat } from "../connections/heartbeat.js";
import { connectionOf } from "../connections/http-connection.js";
import { parseRequestTarget } from "../requests/request-target.js";
import {
  ClientSocket,
  type ConnectionOptions,
  type ConnectionTimes,
  type OpenedBy,
  WebSocketConnection,
} from "./ws-connection.js";
import { NextMessages } from "./ws-frame.js";
import { CLOSE_CODES, PROTOCOL } from "./ws-messages.js";

export interface WebSocketTimes extends ConnectionTimes {
  /** A socket that does not answer a ping within the same time is dropped with its subscriptions. */
  readonly pingEveryMs?: number | undefined;
}

export interface WebSocketOptions extends WebSocketTimes, ConnectionOptions {
  /** The path of the endpoint. Upgrades to other paths are refused. */
  readonly path: string;
  readonly logger: Logger;
  readonly findClient: FindClient;
  readonly quotas: Quotas;
  /** Browsers do not apply CORS to WebSockets, so the server has to check the origin itself. */
  readonly findRefusal: FindRefusal;
  /** The same limit as for a request's body over HTTP. */
  readonly maxMessageBytes: number;
}

/** The highest number that ws can count to. */
const LARGEST_COUNT = 2 ** 31 - 1;
const PING_EVERY_MS = 15_000;
const UNAUTHORIZED = "401 Unauthorized\r\nwww-authenticate: Bearer";

/** What the handshake says besides who asks. */
type Handshake = Omit<OpenedBy, "identity">;

/**
 * Answers GraphQL over WebSocket on the upgrades of a server that reads through connections, until the connections are
 * closed.
 */
export function attachWebSocket(server: Server, options: WebSocketOptions): void {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: ClientSocket,
    clientTracking: false,
    // 0 would mean no limit.
    maxPayload: Math.min(Math.max(options.maxMessageBytes, 1), LARGEST_COUNT),
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
  });
  const { faults, pingEveryMs = PING_EVERY_MS } = options;
  const beat = faults.guard(
    "websocket beat",
    (connection: WebSocketConnection) => connection.beat(),
    (errorId, connection) => connection.fail(errorId),
  );
  const heartbeat = new Heartbeat<WebSocketConnection>(pingEveryMs, beat);
  const surroundings = { ...options, heartbeat, nextMessages: new NextMessages() };
  const open = (socket: ClientSocket, stream: Socket, openedBy: OpenedBy) => {
    // A protocol error from now on ends the socket, however far it has got.
    const note = ({ message }: Error) => options.logger.info({ reason: message }, "A WebSocket failed");
    socket.on(
      "error",
      faults.guard("websocket error", note, () => socket.terminate()),
    );
    socket.largestMessageBytes = options.maxMessageBytes;
    if (socket.protocol === PROTOCOL) new WebSocketConnection(socket, stream, openedBy, surroundings);
    else socket.close(CLOSE_CODES.subprotocolNotAcceptable, "Subprotocol not acceptable");
  };
  const upgrade = async (request: IncomingMessage, stream: Socket, head: Buffer, handshake: Handshake) => {
    const refusal = findRefusedStatus(request, options);
    if (refusal) return refuseUpgrade(stream, refusal);
    const identity = await identify(authorizationOf(request), options);
    if (identity === undefined) return refuseUpgrade(stream, UNAUTHORIZED);
    const openedBy = { ...handshake, identity };
    return sockets.handleUpgrade(request, stream, head, (socket) => {
      faults.run(
        "websocket open",
        () => open(socket, stream, openedBy),
        (errorId) => socket.close(CLOSE_CODES.internalError, internalError(errorId).message),
      );
    });
  };
  server.on("upgrade", (request, _, head) => {
    const connection = connectionOf(request);
    const client = options.findClient(connection.peer, request.headers);
    const quota = options.quotas.of(client);
    const isDirect = client === options.findClient(connection.peer, {});
    const forwarded = options.readForwarded(request.headers);
    const stream = connection.release();
    faults.run(
      "upgrade",
      () => upgrade(request, stream, head, { client, quota, isDirect, forwarded }),
      (errorId) => refuseUpgrade(stream, `500 Internal Server Error\r\nx-error-id: ${errorId}`),
    );
  });
}

function findRefusedStatus(request: IncomingMessage, options: WebSocketOptions): string | undefined {
  const { url, headers } = request;
  if (hasSeveralHosts(request)) return "400 Bad Request";
  if (options.findRefusal(headers) !== undefined) return "403 Forbidden";
  const target = parseRequestTarget(url);
  if (!target) return "400 Bad Request";
  if (target.path !== options.path) return "404 Not Found";
  return options.connections.isClosing ? "503 Service Unavailable" : undefined;
}

/** Undefined if the header is nobody's. */
async function identify(
  authorization: string | undefined,
  { identify: find, maskError }: WebSocketOptions,
): Promise<Identity | undefined> {
  try {
    return await find(authorization);
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
    maskError(error);
    return undefined;
  }
}

function refuseUpgrade(socket: Socket, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.write(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  // Not only its own half: nobody would notice if the client leaves the other one open.
  socket.destroySoon();
}
