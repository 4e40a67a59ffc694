import { type Client, createClient } from "graphql-ws/client";
import {
  CONNECT_TIMEOUT_MS,
  type Connection,
  type ConnectionListener,
  type ConnectionParams,
  type ConnectionRequest,
  type Response,
} from "./connection.js";

const PING_EVERY_MS = 10_000;
const PONG_TIMEOUT_MS = 5_000;
/** Shorter than for a ping: after a sleep, users expect fresh data at once. */
const PROBE_TIMEOUT_MS = 2_000;

/** Each socket carries one operation. The same id in all clients lets the hub send them all the same bytes. */
const OPERATION_ID = "1";

const GOING_AWAY = 1001;
/** Unauthorized and Forbidden in the graphql-transport-ws protocol. */
const REFUSED_CREDENTIALS: ReadonlySet<number> = new Set([4401, 4403]);

/** One operation over one WebSocket, in the graphql-transport-ws protocol. */
export class WebSocketConnection<Data> implements Connection {
  readonly ended: Promise<void>;
  readonly #client: Client;
  #socket: WebSocket | undefined;
  #unsubscribe = () => {};
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(
    request: ConnectionRequest,
    private readonly listener: ConnectionListener<Data>,
  ) {
    this.#client = createClient({
      url: webSocketUrl(request.url),
      connectionParams: { ...request.connectionParams },
      retryAttempts: 0,
      keepAlive: PING_EVERY_MS,
      generateID: () => OPERATION_ID,
      on: {
        connected: (socket, payload) => {
          if (socket instanceof WebSocket) this.#socket = socket;
          this.#readRetryAfter(payload);
        },
        message: () => this.#noteActivity(),
        // A socket whose peer is gone stays open for minutes; a missing pong shows it within seconds.
        ping: (isReceived) => {
          if (!isReceived) this.#expectActivityWithin(PONG_TIMEOUT_MS);
        },
      },
    });
    this.#expectActivityWithin(CONNECT_TIMEOUT_MS);
    this.ended = this.#run(request);
  }

  probe(): void {
    this.#send({ type: "ping" });
    this.#expectActivityWithin(PROBE_TIMEOUT_MS);
  }

  /** A ping may carry any payload in this protocol; the hub reads `authorization` from it. */
  reauthenticate(params: ConnectionParams): boolean {
    return this.#send({ type: "ping", payload: params });
  }

  close(): void {
    // Unsubscribing while still connecting would wait for the connection first.
    if (this.#socket) this.#unsubscribe();
    else this.#client.terminate();
  }

  async #run(request: ConnectionRequest): Promise<void> {
    await this.#subscribe(request);
    clearTimeout(this.#timeout);
    await Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }

  #subscribe({ query, operationName, variables }: ConnectionRequest): Promise<void> {
    const { listener } = this;
    return new Promise((resolve) => {
      this.#unsubscribe = this.#client.subscribe<Data>(
        {
          query,
          operationName,
          variables: { ...variables },
          // Asks for messages without an event: one when the server listens, one when every missed event was sent.
          extensions: { startCursor: true, marks: true },
        },
        {
          next: (response: Response<Data>) => this.#receive(response),
          error: (error) => {
            if (Array.isArray(error)) listener.onRefusal(error, "operation");
            else if (isCloseEvent(error)) this.#readClosing(error);
            resolve();
          },
          complete: resolve,
        },
      );
    });
  }

  #receive(response: Response<Data>): void {
    const { data, errors, extensions } = response;
    const isMark = data === null && !errors && !extensions?.eventId;
    if (isMark) this.listener.onMark({ cursor: extensions?.cursor, isPresent: extensions?.isPresent });
    else this.listener.onResponse(response);
  }

  #readClosing({ code, reason }: { readonly code: number; readonly reason: string }): void {
    if (code === GOING_AWAY) this.#readRetryAfter(parseReason(reason));
    if (!REFUSED_CREDENTIALS.has(code)) return;
    this.listener.onRefusal([{ message: reason, extensions: { code: `CLOSED_${code}` } }], "credentials");
  }

  #readRetryAfter(told: unknown): void {
    if (typeof told !== "object" || told === null || !("retryAfterMs" in told)) return;
    if (typeof told.retryAfterMs === "number") this.listener.onRetryAfter(told.retryAfterMs);
  }

  #send(message: object): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #noteActivity(): void {
    clearTimeout(this.#timeout);
    this.listener.onActivity();
  }

  #expectActivityWithin(limitMs: number): void {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => this.#client.terminate(), limitMs);
  }
}

function isCloseEvent(value: unknown): value is { readonly code: number; readonly reason: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "number" &&
    "reason" in value &&
    typeof value.reason === "string"
  );
}

function parseReason(reason: string): unknown {
  try {
    return JSON.parse(reason);
  } catch {
    return undefined;
  }
}

function webSocketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol.replace("http", "ws");
  return absolute.href;
}
