import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import type { Connection, Connections } from "./connections.js";
import { Heartbeat } from "./heartbeat.js";

export interface EventStreamTimes {
  readonly heartbeatMs: number;
  /** A client that has not taken what was sent for so long is disconnected. */
  readonly writeDeadlineMs: number;
}

export const EVENT_STREAM_TIMES: EventStreamTimes = { heartbeatMs: 15_000, writeDeadlineMs: 30_000 };

/** What all streams of a gateway have in common. */
export class EventStreams {
  readonly heartbeat: Heartbeat<EventStream>;

  constructor(
    readonly connections: Connections,
    readonly times: EventStreamTimes = EVENT_STREAM_TIMES,
  ) {
    this.heartbeat = new Heartbeat(times.heartbeatMs, (stream) => stream.beat());
  }

  /** Answers with a stream; its headers and a comment are sent at once. */
  open(response: ServerResponse, listener: EventStreamListener): EventStream {
    return new EventStream(response, listener, this);
  }
}

/** What is told about a stream to whoever writes to it. */
export interface EventStreamListener {
  /** After a write that said the stream is full: there is room again. */
  drained(): void;
  /** The connection is gone, whoever ended it. Called once. */
  closed(): void;
}

/** What waits in the process for a client beyond this makes it wait for more. */
const FULL_BYTES = 64 * 1024;
const HEARTBEAT = Buffer.from(":\n\n");

/** One answer as server-sent events (WHATWG HTML §9.2). */
export class EventStream implements Connection {
  readonly #response: ServerResponse;
  readonly #listener: EventStreamListener;
  readonly #streams: EventStreams;
  /** Takes bytes past the response: everything up to the end of the connection is the body. */
  readonly #sink: Writable;
  #deadline: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(response: ServerResponse, listener: EventStreamListener, streams: EventStreams) {
    this.#response = response;
    this.#listener = listener;
    this.#streams = streams;
    response.once("close", () => this.#close());
    // What fails here is the client's connection; "close" follows.
    response.on("error", () => undefined);
    response.removeHeader("transfer-encoding");
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      connection: "close",
    });
    response.flushHeaders();
    response.socket?.setNoDelay(true);
    // A pipelined response has no socket before the one ahead of it has ended.
    this.#sink = response.socket ?? response;
    this.write(`:ok\nretry: ${reconnectMs()}\n\n`);
    streams.heartbeat.add(this);
    streams.connections.add(this);
    if (response.destroyed) this.#close();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Lets the client's `Last-Event-ID` be `id` without telling it anything. The comment is for clients that want to
   * know whether what happened before now is still to come.
   */
  mark(id: string, comment?: "behind" | "present"): boolean {
    return this.write(`${comment === undefined ? "" : `:${comment}\n`}id: ${id}\n\n`);
  }

  send(event: string, data: string): boolean {
    return this.write(`event: ${event}\ndata: ${data}\n\n`);
  }

  /** Writes messages as they stand. False: nothing more should be written until the listener is told `drained`. */
  write(messages: Buffer | string): boolean {
    if (this.#isClosed || this.#response.writableEnded) return true;
    if (this.#sink.write(messages) || this.#sink.writableLength < FULL_BYTES) return true;
    this.#awaitDrain();
    return false;
  }

  end(): void {
    this.#response.end();
  }

  leave(retryAfterMs: number): void {
    this.write(`retry: ${retryAfterMs}\n\n`);
    this.end();
  }

  beat(): void {
    if (!this.#deadline) this.write(HEARTBEAT);
  }

  #awaitDrain(): void {
    if (this.#deadline) return;
    this.#deadline = setTimeout(() => this.#response.destroy(), this.#streams.times.writeDeadlineMs);
    this.#sink.once("drain", () => {
      clearTimeout(this.#deadline);
      this.#deadline = undefined;
      if (!this.#isClosed) this.#listener.drained();
    });
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#deadline);
    this.#streams.heartbeat.delete(this);
    this.#streams.connections.delete(this);
    this.#listener.closed();
  }
}

/** Different for each client, so that all do not come back in the same moment. */
function reconnectMs(): number {
  return Math.round(500 + Math.random() * 1_500);
}
