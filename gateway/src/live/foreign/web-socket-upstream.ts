/**
 * The client side of graphql-transport-ws for one operation on a socket of its own, so that back-pressure affects
 * nobody else (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md).
 *
 *   opening ──upgraded──▶ connection_init ──connection_ack──▶ subscribe ──next, next, …──▶ complete or error
 *
 * Anything else ends the stream with an error. Nothing is retried here, and no promise is left pending.
 */
import type { ClientRequest, IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { z } from "zod";
import { parseShallow } from "../../wire/parse-json.js";
import { Notifier } from "../events/notifier.js";
import {
  findClockProblem,
  MemberRefusal,
  type NotBegunKind,
  type OpenUpstream,
  StreamNotBegun,
  UPSTREAM_ANSWER_LIMIT_MS,
  UpstreamRefusal,
  type UpstreamRequest,
  upstreamHeaders,
} from "./upstream.js";

const PROTOCOL = "graphql-transport-ws";
const OPERATION_ID = "1";
/** How many results may wait. Beyond that the member's socket is not read. */
const MOST_WAITING = 100;
const PING_EVERY_MS = 12_000;
const PONG_LIMIT_MS = 5_000;
const CLOSE_CODES = { normal: 1000, badResponse: 4004 } as const;

const memberMessage = z.object({
  type: z.string(),
  id: z.string().optional().catch(undefined),
  payload: z.unknown().optional(),
});

interface SocketEvents {
  readonly "unexpected-response": [request: ClientRequest, response: IncomingMessage];
  readonly upgrade: [response: IncomingMessage];
  readonly open: [];
  readonly message: [data: WebSocket.RawData];
  readonly error: [error: Error];
  readonly close: [code: number, reason: Buffer];
}

type Ending = { readonly error: unknown } | "complete";

export const openWebSocketUpstream: OpenUpstream = async function* (request, url, signal, onBegun) {
  if (signal.aborted) return;
  const stream = new SocketStream(request, url, onBegun);
  const close = () => stream.close();
  const abort = request.faults.guard("member socket", close, close);
  signal.addEventListener("abort", abort, { once: true });
  try {
    yield* stream.results();
  } finally {
    signal.removeEventListener("abort", abort);
    stream.close();
  }
};

class SocketStream {
  readonly #socket: WebSocket;
  readonly #news = new Notifier();
  readonly #waiting: unknown[] = [];
  readonly #answerLimit: NodeJS.Timeout;
  #pings: NodeJS.Timeout | undefined;
  #pongLimit: NodeJS.Timeout | undefined;
  #isAcknowledged = false;
  /** Set when nothing more will come. */
  #ending: Ending | undefined;

  constructor(
    private readonly request: UpstreamRequest,
    url: URL,
    private readonly onBegun: (() => void) | undefined,
  ) {
    const socket = new WebSocket(url, PROTOCOL, {
      headers: upstreamHeaders(request, "GET", url, ""),
      maxPayload: request.largestResultBytes,
    });
    this.#socket = socket;
    this.#answerLimit = this.#after(this.#answerLimitMs, () => this.#answersTooLate());
    this.#on("unexpected-response", (_, answer) => this.#isRefused(answer));
    this.#on("upgrade", ({ headers }) => this.#isUpgraded(headers["sec-websocket-protocol"]));
    this.#on("open", () => this.#send({ type: "connection_init", payload: request.address.connectionInit }));
    this.#on("message", (data) => this.#read(String(data)));
    this.#on("error", (error) => this.#fails(error));
    this.#on("close", (code, reason) => this.#isClosed(code, reason.toString()));
  }

  /** A failing handler ends this stream and nothing else. */
  #on<Name extends keyof SocketEvents>(name: Name, handle: (...args: SocketEvents[Name]) => void): void {
    this.#socket.on(name, this.#guarded(handle));
  }

  #after(ms: number, handle: () => void): NodeJS.Timeout {
    return setTimeout(this.#guarded(handle), ms);
  }

  #guarded<Args extends unknown[]>(handle: (...args: Args) => void): (...args: Args) => void {
    return this.request.faults.guard("member socket", handle, (errorId, ..._args) =>
      this.#lose(new Error(`internal error ${errorId}`)),
    );
  }

  async *results(): AsyncGenerator<unknown, void> {
    for (;;) {
      const woken = this.#news.wait();
      const [result] = this.#waiting.splice(0, 1);
      if (this.#waiting.length === 0 && this.#socket.isPaused) this.#socket.resume();
      if (result !== undefined) yield result;
      else if (this.#ending === undefined) await woken;
      else if (this.#ending === "complete") return;
      else throw this.#ending.error;
    }
  }

  /** Ends the stream from this side. */
  close(): void {
    if (this.#ending === undefined && this.#isAcknowledged)
      this.#send({ type: "complete", id: OPERATION_ID });
    this.#waiting.length = 0;
    this.#end("complete", CLOSE_CODES.normal);
  }

  get #answerLimitMs(): number {
    return this.request.address.timeoutMs ?? UPSTREAM_ANSWER_LIMIT_MS;
  }

  #isUpgraded(protocol: string | undefined): void {
    if (protocol === PROTOCOL) return;
    const spoken = protocol === undefined ? "no subprotocol" : `the subprotocol "${protocol}"`;
    this.#lose(new StreamNotBegun("not spoken", `its WebSocket speaks ${spoken} and not ${PROTOCOL}`));
  }

  #isRefused({ statusCode: status = 0, headers: { date } }: IncomingMessage): void {
    const message = `it answers the request for a WebSocket with status ${status}`;
    const clockProblem = findClockProblem(this.request, { status, date });
    this.#lose(clockProblem ?? StreamNotBegun.ofStatus(status, message));
  }

  #answersTooLate(): void {
    const missing =
      this.#socket.readyState === WebSocket.OPEN ? "acknowledge the connection" : "open a WebSocket";
    const message = `it did not ${missing} within ${this.#answerLimitMs} ms`;
    this.#lose(new StreamNotBegun("unreachable", message));
  }

  #fails(cause: Error): void {
    const error = this.#isAcknowledged
      ? cause
      : new StreamNotBegun("unreachable", "the connection failed", { cause });
    this.#lose(error);
  }

  #isClosed(code: number, reason: string): void {
    const cause = reason === "" ? undefined : { cause: new Error(reason) };
    const said = `it closed the WebSocket with ${code}`;
    const kind = kindOfClose(code);
    if (!this.#isAcknowledged)
      this.#lose(new StreamNotBegun(kind, `${said} before it acknowledged the connection`, cause));
    else this.#lose(kind === "refused" ? new MemberRefusal(said, cause) : new Error(said, cause));
  }

  #read(text: string): void {
    clearTimeout(this.#pongLimit);
    const message = parseMessage(text);
    if (!message || (!this.#isAcknowledged && !isFirst(message.type))) {
      this.#saysSomethingElse(message?.type);
      return;
    }
    const { type, id, payload } = message;
    if (type === "ping") this.#send({ type: "pong", payload });
    if (type === "connection_ack" && !this.#isAcknowledged) this.#begin();
    if (type === "connection_error")
      this.#lose(new StreamNotBegun("refused", "it refuses the connection", { cause: payload }));
    if (id !== OPERATION_ID) return;
    if (type === "next") this.#take(payload);
    if (type === "error") this.#lose(new UpstreamRefusal(payload));
    if (type === "complete") this.#end("complete", CLOSE_CODES.normal);
  }

  #saysSomethingElse(type: string | undefined): void {
    const said =
      type === undefined ? "it sent what is no message of the protocol" : `it sent "${type}" first`;
    this.#lose(this.#isAcknowledged ? new Error(said) : new StreamNotBegun("not spoken", said));
  }

  #begin(): void {
    clearTimeout(this.#answerLimit);
    this.#isAcknowledged = true;
    this.#pings = setInterval(
      this.#guarded(() => this.#ping()),
      PING_EVERY_MS,
    );
    const { query, variables } = this.request;
    this.#send({ type: "subscribe", id: OPERATION_ID, payload: { query, variables } });
    this.onBegun?.();
  }

  #take(result: unknown): void {
    if (this.#ending !== undefined) return;
    this.#waiting.push(result);
    if (this.#waiting.length >= MOST_WAITING) this.#socket.pause();
    this.#news.notify();
  }

  /** Detects a peer that is gone. One that is not being read from is not blamed. */
  #ping(): void {
    if (this.#socket.isPaused) return;
    this.#send({ type: "ping" });
    clearTimeout(this.#pongLimit);
    this.#pongLimit = this.#after(PONG_LIMIT_MS, () => {
      if (!this.#socket.isPaused)
        this.#lose(new Error(`it did not answer a ping within ${PONG_LIMIT_MS} ms`));
    });
  }

  #send(message: Readonly<Record<string, unknown>>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #lose(error: unknown): void {
    this.#end({ error }, CLOSE_CODES.badResponse);
  }

  /** The first ending counts. */
  #end(ending: Ending, code: number): void {
    this.#ending ??= ending;
    clearTimeout(this.#answerLimit);
    clearInterval(this.#pings);
    clearTimeout(this.#pongLimit);
    // A paused socket does not notice when the other side closes it.
    if (this.#socket.isPaused) this.#socket.resume();
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(code);
    else this.#socket.terminate();
    this.#news.notify();
  }
}

/** Undefined if it is not a message of the protocol. */
function parseMessage(text: string): z.infer<typeof memberMessage> | undefined {
  try {
    return memberMessage.safeParse(parseShallow(text)).data;
  } catch {
    return undefined;
  }
}

function isFirst(type: string): boolean {
  return type === "connection_ack" || type === "connection_error" || type === "ping" || type === "pong";
}

function kindOfClose(code: number): NotBegunKind {
  switch (code) {
    case 4401:
    case 4403:
      return "refused";
    case 1002:
    case 1003:
    case 4400:
    case 4406:
      return "not spoken";
    default:
      return "unreachable";
  }
}
