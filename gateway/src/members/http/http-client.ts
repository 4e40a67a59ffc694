/**
 * An HTTP/1.1 client for one origin: as much of it as requests to a member need, over pooled connections.
 *
 * undici's Pool takes twice the time for the same (its parser, streams and header objects serve any use). One request
 * of the gateway asks several members, so half of its time would go there.
 */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Faults } from "../../errors/faults.js";
import type { ByteText } from "../../wire/byte-text.js";
import { HttpResponse, ResponseFault } from "./http-response.js";

export interface HttpAnswer {
  readonly status: number;
  readonly body: ByteText;
  /** The other side's clock, if a refusal says so. */
  readonly dateMs?: number | undefined;
}

export interface HttpClientOptions {
  readonly origin: URL;
  readonly maxConnections: number;
  readonly maxBodyBytes: number;
  readonly faults: Faults;
  /** In milliseconds from any origin. */
  readonly now?: () => number;
}

/** The connection ended before the answer was complete. */
class ConnectionLost extends Error {
  readonly code = "ECONNRESET";
}

/** A request that was sent or waits to be. `fail` ends it, for example when its time is over. */
export class PendingRequest {
  readonly answer: Promise<HttpAnswer>;
  readonly response: HttpResponse;
  connection: PooledConnection | undefined;
  isSettled = false;
  /** False while nothing of the request can have reached the other side. */
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
    // The rest of an abandoned answer would come before the next one.
    this.connection?.close();
  }
}

/**
 * How certain it must be that the connection is still open: the other side can close a kept one at the very moment of
 * sending. `fresh` is a new connection; `sure` a new one, or one that answered a moment ago.
 */
export type ConnectionChoice = "any" | "sure" | "fresh";

/** Node's servers close an idle connection after 5 s. One that may be closing is not trusted with a request. */
const MAX_IDLE_MS = 4_000;
/** No server closes an idle connection this soon. */
const SURELY_OPEN_MS = 100;
/** The other side counts from when it has written, the gateway from when it has read. */
const TRANSIT_MS = 1_000;
const READ_BUFFER_BYTES = 64 * 1024;

/** What was read is converted to text before the next read, so all connections share one buffer. */
const readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);

export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #now: () => number;
  readonly #open = new Set<PooledConnection>();
  /** The most recently used one is reused first: under low load the others become idle and are closed. */
  readonly #idle: PooledConnection[] = [];
  readonly #waiting: PendingRequest[] = [];
  #isRetired = false;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Sends a complete head and body. */
  send(request: ByteText, choice: ConnectionChoice = "any"): PendingRequest {
    const pending = new PendingRequest(request, this.#options.maxBodyBytes);
    const connection = this.#takeIdle(choice) ?? this.#connect();
    if (connection) {
      connection.carry(pending);
      return pending;
    }
    this.#waiting.push(pending);
    // An idle connection that was not good enough makes room.
    this.#idle.shift()?.close();
    return pending;
  }

  /** Accepts no more requests. Those under way get their answers. */
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

/** One socket, which carries one request at a time. */
class PooledConnection {
  readonly #socket: Socket;
  readonly #listener: ConnectionListener;
  #pending: PendingRequest | undefined;
  #error: Error | undefined;
  #isOpen = false;
  idleSinceMs = 0;
  /** How long it may be idle and still be reused. */
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
    // Unsolicited data could be taken for the next answer.
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
    // An idle connection does not keep the process alive.
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

/** Most servers do not announce it. A connection that would close before a request could reach it is not kept. */
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
