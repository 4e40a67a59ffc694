/**
 * A client's connection, as node:http sees it.
 *
 *   socket ──▶ recognised by its bytes ──▶ answered from the flight it joins, unread
 *      │                  │ no
 *      │                  ▼
 *      │             HttpConnection ──▶ node:http ──▶ what answers requests
 *      └── release ──▶ an event stream or a WebSocket: node:http's parser and all it keeps are freed
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { spreadMs } from "../../access/quotas.js";
import type { Faults } from "../../errors/faults.js";

/** May answer a request before it is read. */
export interface RequestInterceptor {
  /**
   * Takes the request with these bytes if it knows them. Then the connection's `answer` or `handBack` is called later.
   */
  intercept(bytes: Buffer, connection: HttpConnection): InterceptedRequest | undefined;
}

/** A request that was taken. */
export interface InterceptedRequest {
  /** Called once, when its answer has been sent or nobody waits for one here any more. */
  end(isAnswered: boolean): void;
}

/** For how many milliseconds nothing is read from the connection. Undefined if it may not stay: it has been answered. */
export type AdmitConnection = (socket: Socket) => number | undefined;

/** Passes the server's connections to node:http as `HttpConnection`s. */
export function readThroughConnections(
  server: Server,
  interceptor: RequestInterceptor | undefined,
  faults: Faults,
  admit: AdmitConnection = () => 0,
): void {
  answerHalfClosed(server);
  const serve = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on(
    "connection",
    faults.guard(
      "connection",
      (socket: Socket) => {
        const restMs = admit(socket);
        if (restMs === undefined) return;
        const connection = new HttpConnection(socket, interceptor, faults);
        if (restMs > 0) connection.rest(restMs);
        // node:http accepts any Duplex, though its types ask for a socket.
        for (const listener of serve) Reflect.apply(listener, server, [connection]);
      },
      (_, socket) => socket.destroy(),
    ),
  );
}

/** Answers a client that has ended its half of the connection instead of cutting it off. */
export function answerHalfClosed(server: Server): void {
  // node:http has the property, but its types do not.
  Object.assign(server, { httpAllowHalfOpen: true });
}

/** The connection of a request, on a server that reads through connections. */
export function connectionOf({ socket }: { readonly socket: Duplex | null }): HttpConnection {
  if (socket instanceof HttpConnection) return socket;
  throw new TypeError("The server does not read through connections");
}

const HEAD_END = "\r\n\r\n";

/**
 * A client that ended its half may be waiting for its answer, or gone: both look the same. After this long it is sent
 * an interim response (RFC 9110 §15.2); if it is gone, its system answers that with a reset.
 */
const PROBE_EVERY_MS = 500;
const PROBE = `HTTP/1.1 102 Processing${HEAD_END}`;

export class HttpConnection extends Duplex {
  /** The address of the peer, possibly a proxy; undefined if it was gone before it could be read. */
  readonly peer: string | undefined;
  #socket: Socket | undefined;
  readonly #interceptor: RequestInterceptor | undefined;
  /** What node:http was given since everything before it was answered. */
  #given: Buffer | "nothing" | "several pieces" = "nothing";
  /** Until it has read one request, node:http takes the client for a silent one. */
  #hasBeenRead = false;
  /** The request that was taken and is not answered yet. */
  #intercepted: InterceptedRequest | undefined;
  /** Its bytes, and what has come since. */
  #held: Buffer[] = [];
  /** Whether the taken request's answer has been written. */
  #isAnswering = false;
  /** The response that node:http wrote last or is writing. */
  #response: ServerResponse | undefined;
  /** Whether the client has ended its half. */
  #hasEnded = false;
  #probes: NodeJS.Timeout | undefined;
  /** Nothing is read until it fires. */
  #rest: NodeJS.Timeout | undefined;
  readonly #listeners: ReturnType<HttpConnection["listenersFor"]>;

  constructor(
    socket: Socket,
    interceptor: RequestInterceptor | undefined,
    /** For code that handles the connection's requests. */
    readonly faults: Faults,
  ) {
    super({ decodeStrings: false });
    this.peer = socket.remoteAddress;
    this.#socket = socket;
    this.#interceptor = interceptor;
    this.#listeners = this.listenersFor(socket, faults);
    const { data, end, error, close, timeout } = this.#listeners;
    socket.on("data", data).on("end", end).on("error", error).on("close", close).on("timeout", timeout);
  }

  /** A failure in them ends the connection: what it was about to read or write is unknown. */
  private listenersFor(socket: Socket, faults: Faults) {
    const cutOff = () => {
      socket.destroy();
      this.destroy();
    };
    return {
      data: faults.guard("connection data", (bytes: Buffer) => this.#receive(bytes), cutOff),
      end: faults.guard("connection end", () => this.#ended(), cutOff),
      error: faults.guard("connection error", (error: Error) => void this.destroy(error), cutOff),
      close: faults.guard("connection close", () => this.#closed(), cutOff),
      timeout: faults.guard("connection timeout", () => this.#timedOut(), cutOff),
      probe: faults.guard("connection timeout", () => this.#probe(), cutOff),
      rested: faults.guard("connection timeout", () => this.#rested(), cutOff),
      answered: faults.guard("connection answered", (error?: Error | null) => this.#sent(error), cutOff),
    };
  }

  /**
   * The bytes of a fully read request, if they were all that came. Undefined if they cannot be told from other data, or
   * ask for more than one answer on a kept connection.
   */
  bytesOf({ complete, headers, httpVersion }: IncomingMessage): Buffer | undefined {
    const bytes = this.#given;
    if (typeof bytes === "string" || !complete || httpVersion !== "1.1") return undefined;
    const { connection = "keep-alive", expect, "transfer-encoding": encoding } = headers;
    if (connection !== "keep-alive" || expect !== undefined || encoding !== undefined) return undefined;
    const bodyBegin = bytes.indexOf(HEAD_END) + HEAD_END.length;
    return bodyBegin + Number(headers["content-length"] ?? 0) === bytes.length ? bytes : undefined;
  }

  /** Call it when node:http has read the request that this answers. */
  begins(response: ServerResponse): void {
    this.#response = response;
  }

  /**
   * Call it when node:http has answered the request. What comes next starts another, unless more came than the request.
   */
  answered(request: IncomingMessage): void {
    this.#hasBeenRead = true;
    this.#given = this.bytesOf(request) ? "nothing" : "several pieces";
  }

  /** Answers the taken request with a complete HTTP message. */
  answer(message: Buffer): void {
    this.#isAnswering = true;
    this.#socket?.write(message, this.#listeners.answered);
  }

  /** Lets node:http read the taken request after all. */
  handBack(): void {
    this.#endTaken(false);
    for (const bytes of this.#held.splice(0)) this.#give(bytes);
    this.#tellEnd();
    this.#resume();
  }

  /** Reads nothing for this long. A client that was told to come back later and does not wait is not heard before. */
  rest(ms: number): void {
    if (!this.#socket) return;
    clearTimeout(this.#rest);
    this.#socket.pause();
    this.#rest = setTimeout(this.#listeners.rested, spreadMs(ms)).unref();
  }

  #rested(): void {
    this.#rest = undefined;
    this.#resume();
  }

  #resume(): void {
    if (!this.#rest) this.#socket?.resume();
  }

  /**
   * Hands over the socket itself, to continue without node:http. Nothing more is read or written here. A response that
   * is ended afterwards leaves the socket open.
   */
  release(): Socket {
    const socket = this.#socket;
    if (!socket) throw new TypeError("The connection was released before");
    this.#socket = undefined;
    clearTimeout(this.#rest);
    clearInterval(this.#probes);
    const { data, end, error, close, timeout } = this.#listeners;
    return socket
      .off("data", data)
      .off("end", end)
      .off("error", error)
      .off("close", close)
      .off("timeout", timeout)
      .setTimeout(0);
  }

  /** As of `net.Socket`, for node:http. */
  setTimeout(ms: number): this {
    this.#socket?.setTimeout(ms);
    return this;
  }

  /** As of `net.Socket`, for node:http. */
  destroySoon(): void {
    this.end(() => this.destroy());
  }

  override _read(): void {
    this.#resume();
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: (error?: Error | null) => void) {
    if (this.#socket) this.#socket.write(chunk, encoding, done);
    else done();
  }

  override _writev(
    chunks: { chunk: Buffer | string; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    const socket = this.#socket;
    if (!socket) {
      done();
      return;
    }
    const last = chunks.length - 1;
    socket.cork();
    chunks.forEach(({ chunk, encoding }, index) => {
      socket.write(chunk, encoding, index === last ? done : undefined);
    });
    socket.uncork();
  }

  override _final(done: () => void): void {
    if (this.#socket) this.#socket.end(done);
    else done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket?.destroy();
    done(error);
  }

  #receive(bytes: Buffer): void {
    if (this.#intercepted) {
      this.#hold(bytes);
      return;
    }
    this.#intercepted = this.#intercept(bytes);
    if (this.#intercepted) this.#held = [bytes];
    else this.#give(bytes);
  }

  #intercept(bytes: Buffer): InterceptedRequest | undefined {
    const isBeginning = this.#hasBeenRead && this.#given === "nothing";
    return isBeginning ? this.#interceptor?.intercept(bytes, this) : undefined;
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#socket?.pause();
  }

  #give(bytes: Buffer): void {
    this.#given = this.#given === "nothing" ? bytes : "several pieces";
    if (!this.push(bytes)) this.#socket?.pause();
  }

  #sent(error: Error | null | undefined): void {
    // "close" follows.
    if (error) return;
    this.#endTaken(true);
    const [, ...held] = this.#held;
    this.#held = [];
    for (const bytes of held) this.#receive(bytes);
    this.#tellEnd();
    if (held.length > 0) this.#resume();
  }

  #endTaken(isAnswered: boolean): void {
    this.#intercepted?.end(isAnswered);
    this.#intercepted = undefined;
    this.#isAnswering = false;
  }

  #ended(): void {
    this.#hasEnded = true;
    this.#probes = setInterval(this.#listeners.probe, PROBE_EVERY_MS).unref();
    this.#tellEnd();
  }

  /** node:http does not know of a taken request and would close the connection before it is answered. */
  #tellEnd(): void {
    if (this.#hasEnded && !this.#intercepted) this.push(null);
  }

  /** Only before an answer has started, and only to a client that understands interim responses. */
  #probe(): void {
    const response = this.#response;
    if (this.#intercepted) {
      if (!this.#isAnswering) this.#socket?.write(PROBE);
    } else if (response && !response.headersSent && response.req.httpVersion === "1.1") {
      response.writeProcessing();
    }
  }

  #closed(): void {
    clearTimeout(this.#rest);
    clearInterval(this.#probes);
    this.#endTaken(false);
    this.destroy();
  }

  #timedOut(): void {
    // A client that waits for a slow answer is not idle.
    if (!this.#intercepted) this.emit("timeout");
  }
}
