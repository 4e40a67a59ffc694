/**
 * HTTP/1.1 to one origin: as much of it as asking a member needs, over kept connections.
 *
 * undici's Pool does the same for twice the time (its parser, streams and headers as objects are made for any use):
 * a request of the gateway asks several members, so this is where half of its time would go.
 */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Faults } from "../errors/faults.js";
import type { ByteText } from "../wire/byte-text.js";
import { HttpResponse, ResponseFault } from "./http-response.js";

export interface HttpAnswer {
  readonly status: number;
  readonly body: ByteText;
  /** Of a refusal: what the other side's clock says, if it says so. */
  readonly dateMs?: number | undefined;
}

export interface HttpClientOptions {
  readonly origin: URL;
  readonly maxConnections: number;
  readonly maxBodyBytes: number;
  readonly faults: Faults;
  /** In milliseconds, from anywhere on. */
  readonly now?: () => number;
}

/** The connection ended before the answer was complete. */
export class ConnectionLost extends Error {
  readonly code = "ECONNRESET";
}

/** A request that was sent or waits to be; `fail` ends it, as the end of its time does. */
export class PendingRequest {
  readonly answer: Promise<HttpAnswer>;
  readonly response: HttpResponse;
  connection: PooledConnection | undefined;
  isSettled = false;
  /** False as long as nothing of the request can have reached the other side. */
  isUnderWay = false;
  #resolve: (answer: HttpAnswer) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(
    readonly request: ByteText,
    maxBodyBytes: number,
  ) {
    this.response = new HttpResponse(maxBodyBytes);
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  succeed(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.#resolve(this.response);
  }

  fail(error: unknown): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.#reject(error);
    // The rest of an answer nobody waits for would stand before the next one.
    this.connection?.close();
  }
}

/**
 * How surely the connection is open when the request is sent: a kept one can be closed by the other side in the same
 * moment. `fresh` is a new one; `sure` a new one, or one that has answered a moment ago.
 */
export type ConnectionChoice = "any" | "sure" | "fresh";

/** Node's servers close an idle connection after 5 s; one that may be closing is not trusted with a request. */
const MAX_IDLE_MS = 4_000;
/** No server closes a connection for being idle that soon. */
const SURELY_OPEN_MS = 100;
/** The other side's time runs from when it has written, ours from when we have read. */
const TRANSIT_MS = 1_000;
const READ_BUFFER_BYTES = 64 * 1024;

/** What was read is made into text before anything else is read, so all connections can share one buffer. */
const readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);

export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #now: () => number;
  readonly #open = new Set<PooledConnection>();
  /** The one used last is used next: under little load the others become idle and are closed. */
  readonly #idle: PooledConnection[] = [];
  readonly #waiting: PendingRequest[] = [];
  #isRetired = false;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Sends head and body, both complete. */
  send(request: ByteText, choice: ConnectionChoice = "any"): PendingRequest {
    const pending = new PendingRequest(request, this.#options.maxBodyBytes);
    const connection = this.#takeIdle(choice) ?? this.#connect();
    if (connection) {
      connection.carry(pending);
      return pending;
    }
    this.#waiting.push(pending);
    // An idle one that was not good enough makes room.
    this.#idle.shift()?.close();
    return pending;
  }

  /** Takes no more requests; those under way get their answers. */
  retire(): void {
    this.#isRetired = true;
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  close(): void {
    this.#isRetired = true;
    for (const connection of this.#open) connection.close();
  }

  #takeIdle(choice: ConnectionChoice): PooledConnection | undefined {
    const nowMs = this.#now();
    const last = this.#idle.at(-1);
    if (choice === "fresh" || !last) return undefined;
    if (choice === "sure" && nowMs - last.idleSinceMs > SURELY_OPEN_MS) return undefined;
    for (let connection = this.#idle.pop(); connection; connection = this.#idle.pop()) {
      if (nowMs - connection.idleSinceMs <= connection.maxIdleMs) return connection;
      connection.close();
    }
    return undefined;
  }

  #connect(): PooledConnection | undefined {
    if (this.#open.size >= this.#options.maxConnections) return undefined;
    const connection = new PooledConnection(this.#options.origin, {
      faults: this.#options.faults,
      onIdle: () => {
        connection.idleSinceMs = this.#now();
        this.#reuse(connection);
      },
      onClose: () => this.#forget(connection),
    });
    this.#open.add(connection);
    return connection;
  }

  #reuse(connection: PooledConnection): void {
    const next = this.#nextWaiting();
    if (next) connection.carry(next);
    else if (this.#isRetired) connection.close();
    else this.#idle.push(connection);
  }

  #forget(connection: PooledConnection): void {
    this.#open.delete(connection);
    const index = this.#idle.indexOf(connection);
    if (index !== -1) this.#idle.splice(index, 1);
    const next = this.#nextWaiting();
    if (next) this.#connect()?.carry(next);
  }

  #nextWaiting(): PendingRequest | undefined {
    let next = this.#waiting.shift();
    while (next?.isSettled) next = this.#waiting.shift();
    return next;
  }
}

interface ConnectionListener {
  readonly faults: Faults;
  onIdle(): void;
  onClose(): void;
}

/** One socket, which carries one pending at a time. */
class PooledConnection {
  readonly #socket: Socket;
  readonly #listener: ConnectionListener;
  #pending: PendingRequest | undefined;
  #error: Error | undefined;
  #isOpen = false;
  idleSinceMs = 0;
  /** For so long it may be idle and be used again. */
  maxIdleMs = MAX_IDLE_MS;

  constructor(origin: URL, listener: ConnectionListener) {
    this.#listener = listener;
    this.#socket = openSocket(origin, (bytes) => this.#read(bytes));
    const { faults } = listener;
    const cutOff = () => this.close();
    const closed = () => this.#closed();
    const note = (error: Error) => {
      this.#error = error;
    };
    const opened = faults.guard("member connection", () => this.#opened(), cutOff);
    this.#socket
      .on("error", faults.guard("member connection error", note, cutOff))
      .on(origin.protocol === "https:" ? "secureConnect" : "connect", opened)
      .on(
        "end",
        faults.guard("member connection end", () => this.#end(), cutOff),
      )
      .on("close", faults.guard("member connection close", closed, closed));
  }

  carry(pending: PendingRequest): void {
    this.#pending = pending;
    pending.connection = this;
    pending.isUnderWay = this.#isOpen;
    this.#socket.ref();
    this.#socket.write(pending.request, "latin1");
  }

  close(): void {
    this.#socket.destroy();
  }

  #opened(): void {
    this.#isOpen = true;
    if (this.#pending) this.#pending.isUnderWay = true;
  }

  #read(bytes: ByteText): void {
    const pending = this.#pending;
    // Nobody has asked: what the other side says now could be taken for the next answer.
    if (!pending) {
      this.close();
      return;
    }
    try {
      this.#listener.faults.enter("member data");
      if (pending.response.read(bytes)) this.#complete(pending);
    } catch (error) {
      if (!(error instanceof ResponseFault)) this.#listener.faults.report("member data", error);
      pending.fail(error);
      this.close();
    }
  }

  #end(): void {
    const pending = this.#pending;
    if (pending?.response.end()) this.#complete(pending);
    this.close();
  }

  #complete(pending: PendingRequest): void {
    this.#pending = undefined;
    pending.connection = undefined;
    pending.succeed();
    if (!pending.response.keepsAlive) {
      this.close();
      return;
    }
    this.maxIdleMs = usableFor(pending.response.keepAliveMs);
    // An idle connection keeps no process from ending.
    this.#socket.unref();
    this.#listener.onIdle();
  }

  #closed(): void {
    const lost = () => new ConnectionLost("the connection was closed before the answer was complete");
    this.#pending?.fail(this.#error ?? lost());
    this.#pending = undefined;
    this.#listener.onClose();
  }
}

/** Nobody says it of most servers; one that says less than it takes to come back is not kept. */
function usableFor(keepAliveMs: number | undefined): number {
  if (keepAliveMs === undefined) return MAX_IDLE_MS;
  return Math.min(MAX_IDLE_MS, Math.max(keepAliveMs - TRANSIT_MS, keepAliveMs / 2));
}

function openSocket({ protocol, hostname, port }: URL, read: (bytes: ByteText) => void): Socket {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (protocol === "https:") {
    const socket = connectSecurely({ host, port: Number(port || 443), servername: isIP(host) ? "" : host });
    return socket.on("data", (chunk: Buffer) => read(chunk.toString("latin1")));
  }
  const callback = (size: number) => {
    read(readBuffer.toString("latin1", 0, size));
    return true;
  };
  const onread = { buffer: readBuffer, callback };
  return connect({ host, port: Number(port || 80), noDelay: true, onread });
}
