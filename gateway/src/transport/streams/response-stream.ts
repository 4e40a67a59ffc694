import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Faults } from "../../errors/faults.js";
import { internalError } from "../../errors/masking.js";
import { refuse } from "../../errors/request-refusal.js";
import { Heartbeat } from "../heartbeat.js";
import { connectionOf } from "../http-connection.js";
import {
  CLOSE_LIMIT_MS,
  type LongLivedConnection,
  type LongLivedConnections,
} from "../long-lived-connections.js";

export interface StreamTimes {
  /** A stream is never silent for twice as long: clients count on 15 s. */
  readonly heartbeatMs: number;
  /** A client that has not taken what was sent for so long is disconnected. */
  readonly writeDeadlineMs: number;
  /** A stream that was reserved and that nobody opens is given up after so long. */
  readonly reservationMs?: number;
}

export const STREAM_TIMES: StreamTimes = { heartbeatMs: 7_500, writeDeadlineMs: 30_000 };

/** How a stream is written, apart from what it tells. */
export interface StreamFormat {
  readonly contentType: string;
  /** Sent with the headers. */
  opening(): string;
  /** Says nothing, and is heard. */
  readonly heartbeat: Buffer;
  /** The last that is sent when this gateway stops: when to come back. */
  farewell(retryAfterMs: number): string;
}

/** What all streams of a gateway have in common. */
export class ResponseStreams {
  readonly heartbeat: Heartbeat<ResponseStream>;

  constructor(
    readonly connections: LongLivedConnections,
    readonly faults: Faults,
    readonly times: StreamTimes = STREAM_TIMES,
  ) {
    const beat = faults.guard(
      "stream beat",
      (stream: ResponseStream) => stream.beat(),
      (errorId, stream) => stream.fail(errorId),
    );
    this.heartbeat = new Heartbeat(times.heartbeatMs, beat);
  }
}

/** What waits in the process for a client beyond this makes it wait for more. */
const FULL_BYTES = 64 * 1024;

/**
 * Sends the headers and goes on without node:http, which keeps twice as much per connection as everything else that a
 * stream needs. Everything up to the end of the connection is the body.
 */
function takeSocket(response: ServerResponse, contentType: string): Socket {
  if (!response.socket) {
    throw refuse(
      "PIPELINED",
      "A stream cannot begin while an earlier request of the connection is being answered; open another one",
    );
  }
  response.removeHeader("transfer-encoding");
  response.writeHead(200, {
    "content-type": contentType,
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    connection: "close",
  });
  response.flushHeaders();
  const socket = connectionOf(response).release();
  response.end();
  return socket;
}

/**
 * One answer that goes on for as long as its client reads. Whoever answers so extends it: thousands of streams are
 * written to in a row, and every further object between a payload and its socket is one that has to be fetched.
 */
export abstract class ResponseStream<Format extends StreamFormat = StreamFormat>
  implements LongLivedConnection
{
  readonly #socket: Socket;
  /** Nothing is written any more. */
  #isEnding = false;
  /** So much had been written to the socket at the last beat. */
  #writtenBytes = 0;
  #isClosed = false;
  #deadline: NodeJS.Timeout | undefined;
  readonly #streams: ResponseStreams;

  /**
   * Sends the headers and the format's opening at once.
   * @throws RequestRefusal `PIPELINED`
   */
  constructor(
    response: ServerResponse,
    streams: ResponseStreams,
    protected readonly format: Format,
  ) {
    const socket = takeSocket(response, format.contentType);
    this.#socket = socket;
    this.#streams = streams;
    const { faults } = streams;
    const fail = (errorId: string) => this.fail(errorId);
    const cutOff = () => void socket.destroy();
    const close = faults.guard("stream close", () => this.#close(), fail);
    const end = faults.guard("stream end", cutOff, fail);
    socket
      .once("close", close)
      // The client has nothing more to say, and so nothing to hear.
      .once("end", end)
      // What fails here is the client's connection; "close" follows.
      .on("error", faults.guard("stream error", cutOff, fail))
      .resume();
    this.write(format.opening());
    streams.heartbeat.add(this);
    streams.connections.add(this);
    // Not before whoever extends this is complete.
    if (socket.destroyed) queueMicrotask(close);
    else if (socket.readableEnded) queueMicrotask(end);
  }

  /** Ends the stream for a fault of ours. The client may come back and go on behind what it got. */
  fail(errorId: string): void {
    try {
      this.#close();
    } finally {
      if (!this.#socket.destroyed) {
        this.#socket.end(`:${internalError(errorId).message}\n\n`);
        this.#setDeadline(CLOSE_LIMIT_MS);
      }
    }
  }

  /** After a write that said the stream is full: there is room again. */
  protected abstract drained(): void;

  /** The connection is gone, whoever ended it. Called once. */
  protected abstract closed(): void;

  /** Its client has not taken what was written: `drained` will be called, or the stream ends. */
  get isFull(): boolean {
    return this.#deadline !== undefined;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes messages as they stand. False: nothing more should be written until `drained` is called. */
  write(messages: Buffer | string): boolean {
    const socket = this.#socket;
    if (this.#isEnding) return true;
    try {
      this.#streams.faults.enter("stream payload");
      if (socket.write(messages) || socket.writableLength < FULL_BYTES) return true;
      this.#awaitDrain();
      return false;
    } catch (error) {
      // Whoever tells many of the same must not be held up by one.
      this.fail(this.#streams.faults.report("stream payload", error));
      return true;
    }
  }

  /** Nothing more is sent; whoever does not take what was sent before is cut off. */
  finish(limitMs = this.#streams.times.writeDeadlineMs): void {
    this.#isEnding = true;
    this.#socket.destroySoon();
    if (!this.#isClosed) this.#setDeadline(limitMs);
  }

  leave(retryAfterMs: number): void {
    this.write(this.format.farewell(retryAfterMs));
    this.finish(CLOSE_LIMIT_MS);
  }

  /** Says something, if nothing was said since the last beat: proxies and clients give up what is silent. */
  beat(): void {
    const isLively = this.#socket.bytesWritten > this.#writtenBytes;
    if (!isLively && !this.#deadline) this.write(this.format.heartbeat);
    this.#writtenBytes = this.#socket.bytesWritten;
  }

  #awaitDrain(): void {
    if (this.#deadline) return;
    this.#setDeadline(this.#streams.times.writeDeadlineMs);
    const drained = () => {
      clearTimeout(this.#deadline);
      this.#deadline = undefined;
      if (!this.#isClosed) this.drained();
    };
    this.#socket.once(
      "drain",
      this.#streams.faults.guard("stream drain", drained, (errorId) => this.fail(errorId)),
    );
  }

  #setDeadline(limitMs: number): void {
    const cutOff = () => void this.#socket.destroy();
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(this.#streams.faults.guard("stream write limit", cutOff, cutOff), limitMs);
  }

  #close(): void {
    clearTimeout(this.#deadline);
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isEnding = true;
    this.#streams.heartbeat.delete(this);
    this.#streams.connections.delete(this);
    this.closed();
  }
}
