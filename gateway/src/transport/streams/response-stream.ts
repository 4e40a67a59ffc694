import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { RequestContext } from "../../access/request-context.js";
import type { Faults } from "../../errors/faults.js";
import { internalError } from "../../errors/masking.js";
import { refuse } from "../../errors/request-refusal.js";
import { awaitExpiry } from "../../identity/expiry.js";
import { Heartbeat } from "../connections/heartbeat.js";
import { connectionOf } from "../connections/http-connection.js";
import {
  CLOSE_LIMIT_MS,
  type LeavingReason,
  type LongLivedConnection,
  type LongLivedConnections,
} from "../connections/long-lived-connections.js";

export interface StreamTimes {
  /** A stream is never silent for twice this long: clients expect something within 15 s. */
  readonly heartbeatMs: number;
  /** A client that has not taken what was sent within this time is disconnected. */
  readonly writeDeadlineMs: number;
  /** A reserved stream that nobody opens is released after this time. */
  readonly reservationMs?: number;
}

const STREAM_TIMES: StreamTimes = { heartbeatMs: 7_500, writeDeadlineMs: 30_000 };

/** How a stream is written, apart from its payloads. */
export interface StreamFormat {
  readonly contentType: string;
  /** Sent with the headers. */
  opening(): string;
  /** Carries nothing, but shows that the stream is alive. */
  readonly heartbeat: Buffer;
  /** The last message to who is sent away: when to come back, and, where the form has room for it, why. */
  farewell(retryAfterMs: number, why: LeavingReason): string;
}

/** What all streams of a gateway share. */
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

/** A client with more than this waiting in the process has to take it before it gets more. */
const FULL_BYTES = 64 * 1024;

/**
 * Sends the headers and continues without node:http, which keeps twice as much per connection as everything else a
 * stream needs. The body lasts until the end of the connection.
 */
function takeSocket(response: ServerResponse, contentType: string): Socket {
  if (!response.socket) {
    throw refuse(
      "PIPELINED",
      "Chưa thể theo dõi khi một yêu cầu trước của cùng kết nối còn đang được trả lời; hãy mở kết nối khác / A stream cannot begin while an earlier request of the connection is being answered; open another one",
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
 * One answer that lasts as long as its client reads. Subclasses extend it directly: thousands of streams are written to
 * in a row, and every further object between a payload and its socket would have to be loaded into the cache.
 */
export abstract class ResponseStream<Format extends StreamFormat = StreamFormat>
  implements LongLivedConnection
{
  readonly #socket: Socket;
  /** Whether writing has ended. */
  #isEnding = false;
  /** How much had been written to the socket at the last beat. */
  #writtenBytes = 0;
  #isClosed = false;
  #deadline: NodeJS.Timeout | undefined;
  readonly #streams: ResponseStreams;
  readonly callerId: string;
  /** Ends the stream when it is no longer known who asks. */
  readonly #expiry: NodeJS.Timeout | undefined;

  /**
   * Sends the headers and the format's opening at once.
   * @throws RequestRefusal `PIPELINED`
   */
  constructor(
    response: ServerResponse,
    streams: ResponseStreams,
    protected readonly format: Format,
    { caller, validUntilMs = Number.POSITIVE_INFINITY }: Pick<RequestContext, "caller" | "validUntilMs">,
  ) {
    const socket = takeSocket(response, format.contentType);
    this.#socket = socket;
    this.#streams = streams;
    this.callerId = caller.id;
    const { faults } = streams;
    const fail = (errorId: string) => this.fail(errorId);
    const cutOff = () => void socket.destroy();
    const close = faults.guard("stream close", () => this.#close(), fail);
    const end = faults.guard("stream end", cutOff, fail);
    socket
      .once("close", close)
      // A client that ends its half leaves the stream.
      .once("end", end)
      // The client's connection failed; "close" follows.
      .on("error", faults.guard("stream error", cutOff, fail))
      .resume();
    this.write(format.opening());
    streams.heartbeat.add(this);
    streams.connections.add(this);
    // Who comes back with another token resumes where this stream ended.
    this.#expiry = awaitExpiry(validUntilMs, faults, () => this.leave(0, "TOKEN_EXPIRED"), fail);
    // Not before the subclass's constructor has finished.
    if (socket.destroyed) queueMicrotask(close);
    else if (socket.readableEnded) queueMicrotask(end);
  }

  /** Ends the stream because of an internal error. The client may come back and continue after what it got. */
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

  /** Called when a full stream has room again. */
  protected abstract drained(): void;

  /** Called once, when the connection is gone, whoever ended it. */
  protected abstract closed(): void;

  /** Whether its client has not taken what was written. Then `drained` will be called, or the stream ends. */
  get isFull(): boolean {
    return this.#deadline !== undefined;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes messages unchanged. False means that nothing more should be written until `drained` is called. */
  write(messages: Buffer | string): boolean {
    const socket = this.#socket;
    if (this.#isEnding) return true;
    try {
      this.#streams.faults.enter("stream payload");
      if (socket.write(messages) || socket.writableLength < FULL_BYTES) return true;
      this.#awaitDrain();
      return false;
    } catch (error) {
      // One failing receiver must not stop the delivery to the others.
      this.fail(this.#streams.faults.report("stream payload", error));
      return true;
    }
  }

  /** Sends nothing more. A client that does not take what was sent before is cut off. */
  finish(limitMs = this.#streams.times.writeDeadlineMs): void {
    this.#isEnding = true;
    this.#socket.destroySoon();
    if (!this.#isClosed) this.#setDeadline(limitMs);
  }

  leave(retryAfterMs: number, why: LeavingReason): void {
    this.write(this.format.farewell(retryAfterMs, why));
    this.finish(CLOSE_LIMIT_MS);
  }

  /** Sends a heartbeat if nothing was sent since the last beat: proxies and clients give up on silent streams. */
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
    clearTimeout(this.#expiry);
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isEnding = true;
    this.#streams.heartbeat.delete(this);
    this.#streams.connections.delete(this);
    this.closed();
  }
}
