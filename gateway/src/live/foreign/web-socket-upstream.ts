/** The graphql-transport-ws protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
import { type Client, createClient } from "graphql-ws/client";
import { WebSocket } from "ws";
import { Wakeup } from "../wakeup.js";
import { subscriptionAddress } from "./subscription-address.js";
import {
  type OpenUpstream,
  UPSTREAM_ANSWER_LIMIT_MS,
  UpstreamRefusal,
  type UpstreamRequest,
  upstreamHeaders,
} from "./upstream.js";

/** So many results wait to be shown; beyond it the member's socket is not read. */
const MOST_WAITING = 100;
const PING_EVERY_MS = 12_000;
const PONG_LIMIT_MS = 5_000;

export const openWebSocketUpstream: OpenUpstream = async function* (request, signal) {
  const stream = new SocketStream(request);
  const abort = () => stream.close();
  signal.addEventListener("abort", abort, { once: true });
  try {
    if (!signal.aborted) yield* stream.results();
  } finally {
    signal.removeEventListener("abort", abort);
    stream.close();
  }
};

/** One socket for one operation, so that holding it up holds up nobody else. */
class SocketStream {
  readonly #client: Client;
  readonly #news = new Wakeup();
  readonly #waiting: unknown[] = [];
  #socket: WebSocket | undefined;
  #pongLimit: NodeJS.Timeout | undefined;
  /** Set when nothing more comes. */
  #ending: { readonly error: unknown } | "complete" | undefined;

  constructor(request: UpstreamRequest) {
    const url = new URL(subscriptionAddress(request.address).url);
    const headers = upstreamHeaders(request, "GET", url, "");
    const { largestResultBytes: maxPayload } = request;
    class SignedWebSocket extends WebSocket {
      constructor(address: string, protocols: string | string[]) {
        super(address, protocols, { headers, maxPayload, handshakeTimeout: UPSTREAM_ANSWER_LIMIT_MS });
      }
    }
    this.#client = createClient({
      url: url.href,
      webSocketImpl: SignedWebSocket,
      retryAttempts: 0,
      connectionAckWaitTimeout: UPSTREAM_ANSWER_LIMIT_MS,
      keepAlive: PING_EVERY_MS,
      on: {
        opened: (socket) => this.#opened(socket),
        ping: (isReceived) => isReceived || this.#awaitPong(),
        pong: (isReceived) => isReceived && clearTimeout(this.#pongLimit),
      },
    });
    this.#client.subscribe(
      { query: request.query, variables: { ...request.variables } },
      {
        next: (result) => this.#take(result),
        error: (error) => this.#end({ error: Array.isArray(error) ? new UpstreamRefusal(error) : error }),
        complete: () => this.#end("complete"),
      },
    );
  }

  async *results(): AsyncGenerator<unknown, void> {
    for (;;) {
      const woken = this.#news.wait();
      const [result] = this.#waiting.splice(0, 1);
      if (this.#waiting.length === 0) this.#socket?.resume();
      if (result !== undefined) yield result;
      else if (this.#ending === undefined) await woken;
      else if (this.#ending === "complete") return;
      else throw this.#ending.error;
    }
  }

  close(): void {
    clearTimeout(this.#pongLimit);
    this.#end("complete");
    this.#socket?.resume();
    void this.#client.dispose();
  }

  #opened(socket: unknown): void {
    if (socket instanceof WebSocket) this.#socket = socket;
  }

  #take(result: unknown): void {
    this.#waiting.push(result);
    if (this.#waiting.length >= MOST_WAITING) this.#socket?.pause();
    this.#news.ring();
  }

  #end(ending: { readonly error: unknown } | "complete"): void {
    this.#ending ??= ending;
    this.#news.ring();
  }

  /** A peer that is gone without a word is found out. One that we do not listen to is not blamed. */
  #awaitPong(): void {
    clearTimeout(this.#pongLimit);
    this.#pongLimit = setTimeout(() => {
      if (!this.#socket?.isPaused) this.#socket?.terminate();
    }, PONG_LIMIT_MS);
  }
}
