import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { GraphQLFormattedError } from "graphql";
import { type RawData, WebSocket } from "ws";
import type { ReadForwardedHeaders } from "../../access/forwarded-headers.js";
import {
  ANSWER_BYTES_PER_MS,
  type CallerQuota,
  charged,
  findRestMs,
  processorMs,
  spreadMs,
  UNCOUNTED_BYTES,
} from "../../access/quotas.js";
import type { RequestContext } from "../../access/request-context.js";
import type { CurrentEngine } from "../../engine.js";
import type { Faults } from "../../errors/faults.js";
import { internalError, type MaskError } from "../../errors/masking.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import type { IdentifyCaller, Identity } from "../../identity/callers.js";
import { awaitExpiry } from "../../identity/expiry.js";
import { LivePayload } from "../../live/subscriptions/live-payload.js";
import type { Ending, Receiver, Subscription } from "../../live/subscriptions/subscription.js";
import { type ByteText, toByteText } from "../../wire/byte-text.js";
import type { Heartbeat } from "../connections/heartbeat.js";
import {
  CLOSE_LIMIT_MS,
  type LongLivedConnection,
  type LongLivedConnections,
} from "../connections/long-lived-connections.js";
import type { AdmissionControl } from "../requests/admission-control.js";
import { parseParameters } from "../requests/graphql-request.js";
import type { NextMessages } from "./ws-frame.js";
import {
  CLOSE_CODES,
  type ClientMessage,
  type ClientPayload,
  findAuthorization,
  parseClientMessage,
  type SubscribeMessage,
} from "./ws-messages.js";

export interface ConnectionTimes {
  /** How long a client may take to send `connection_init`. */
  readonly initLimitMs?: number | undefined;
  /** How long a client may leave data unread. */
  readonly slowReaderLimitMs?: number | undefined;
}

export interface ConnectionOptions extends ConnectionTimes {
  readonly engine: CurrentEngine;
  readonly maskError: MaskError;
  readonly faults: Faults;
  /** Who shows this `authorization`, in the header or the connection's parameters. */
  readonly identify: IdentifyCaller;
  readonly readForwarded: ReadForwardedHeaders;
  readonly connections: LongLivedConnections;
  /** Limits how many operations start at a time. */
  readonly admission: AdmissionControl;
  /** How many operations may be under way on one socket. */
  readonly maxOperations: number;
  /** Called for each client that is disconnected because it reads nothing. */
  readonly onSlowReader?: (() => void) | undefined;
}

/** What all sockets of a gateway share. */
interface WebSocketSurroundings extends ConnectionOptions {
  readonly heartbeat: Heartbeat<WebSocketConnection>;
  readonly nextMessages: NextMessages;
}

/** What the handshake says of the client that opened a socket. */
export interface OpenedBy {
  /** Who showed the `authorization` header. */
  readonly identity: Identity;
  /** The client's address. */
  readonly client: string;
  /** Headers of the handshake to forward to members. */
  readonly forwarded: RequestContext["forwarded"];
  readonly quota: CallerQuota;
  /** No other client shares the connection, as behind a proxy. */
  readonly isDirect: boolean;
}

const INIT_LIMIT_MS = 3_000;
/** How much of a message is read in a millisecond. */
const READ_BYTES_PER_MS = 256 * 1024;
/** The delay between messages that were read before a rest. */
const POSTPONED_MS = 20;
const SLOW_READER_LIMIT_MS = 30_000;
/** Time for a slow client that resumes reading to see what was on its way and why nothing follows. */
const SLOW_CLOSE_LIMIT_MS = 5_000;
/** The longest random time a client should wait before it comes back after losing the socket. */
const RETRY_AFTER_MS = 500;
/** A client with more than this waiting in the process has to take it before it gets more. */
const FULL_BYTES = 64 * 1024;
/** For a client that is sent messages all the time. */
const BEATS_PER_PING = 4;
/** The payload of a longer ping is not echoed. */
const LONGEST_ECHOED_PING = 1_024;
/** RFC 6455 §5.5: the length of a close frame without its code. */
const LONGEST_REASON_BYTES = 123;

/** Emits "closing" when a close frame is sent, whoever closes first: nothing may follow it. */
export class ClientSocket extends WebSocket {
  /** The limit to name when a larger message closes the socket. */
  largestMessageBytes: number | undefined;

  override close(code?: number, data?: string | Buffer): void {
    this.emit("closing");
    super.close(code, typeof data === "string" ? shortenReason(data) : (data ?? this.#reasonOf(code)));
  }

  /** The reason when ws closes by itself. */
  #reasonOf(code: number | undefined): string | undefined {
    const { largestMessageBytes: bytes } = this;
    return code === CLOSE_CODES.tooLarge && bytes !== undefined
      ? `A message is larger than ${bytes} bytes (MAX_BODY_BYTES)`
      : undefined;
  }
}

function lengthOf(data: RawData): number {
  if (Array.isArray(data)) return data.reduce((length, part) => length + part.length, 0);
  return data.byteLength;
}

function shortenReason(reason: string): Buffer {
  const bytes = Buffer.alloc(LONGEST_REASON_BYTES);
  return bytes.subarray(0, new TextEncoder().encodeInto(reason, bytes).written);
}

/** One client's socket from the handshake to its end, with its operations. */
export class WebSocketConnection implements LongLivedConnection {
  readonly #operations = new Map<string, SocketOperation>();
  readonly #openedBy: OpenedBy;
  #identity: Identity;
  /** Closes the socket when it is no longer known who asks. */
  #expiry: NodeJS.Timeout | undefined;
  #forwarded: RequestContext["forwarded"];
  #isInitialised = false;
  #isAcknowledged = false;
  /** Whether a ping is unanswered. */
  #awaitsPong = false;
  #beatsSincePing = 0;
  /** How much had been written to the stream at the last beat. */
  #writtenBytes = 0;
  #initTimer: NodeJS.Timeout | undefined;
  #slowTimer: NodeJS.Timeout | undefined;
  #restTimer: NodeJS.Timeout | undefined;
  #keptBytes = 0;
  #closeTimer: NodeJS.Timeout | undefined;
  /** Messages that had already been read when the client had to rest. */
  readonly #postponed: RawData[] = [];
  #hasFailed = false;

  constructor(
    private readonly socket: WebSocket,
    /** The underlying stream: frames that go to many are written there unchanged. */
    private readonly stream: Socket,
    openedBy: OpenedBy,
    private readonly surroundings: WebSocketSurroundings,
  ) {
    this.#identity = openedBy.identity;
    this.#forwarded = openedBy.forwarded;
    this.#openedBy = openedBy;
    const { heartbeat, connections, faults, initLimitMs = INIT_LIMIT_MS } = surroundings;
    const fail = (errorId: string) => this.fail(errorId);
    const onInitLimit = () => this.#close(CLOSE_CODES.initTimeout, "Connection initialisation timeout");
    this.#initTimer = setTimeout(
      faults.guard("websocket initialisation limit", onInitLimit, fail),
      initLimitMs,
    );
    const onPong = () => {
      this.#awaitsPong = false;
    };
    socket
      .on(
        "message",
        faults.guard("websocket message", (data: RawData) => this.#receive(data), fail),
      )
      .on("pong", faults.guard("websocket pong", onPong, fail))
      .on(
        "closing",
        faults.guard("websocket closing", () => this.#endOperations(), fail),
      )
      .once(
        "close",
        faults.guard("websocket close", () => this.#closed(), fail),
      );
    heartbeat.add(this);
    connections.add(this);
    this.#awaitExpiry();
  }

  get callerId(): string {
    return this.#identity.caller.id;
  }

  /** Ends the socket and all its operations because of an internal error. */
  fail(errorId: string): void {
    if (this.#hasFailed) {
      this.socket.terminate();
      return;
    }
    this.#hasFailed = true;
    this.#closed();
    this.#close(CLOSE_CODES.internalError, internalError(errorId).message);
  }

  leave(retryAfterMs: number): void {
    this.#close(CLOSE_CODES.goingAway, JSON.stringify({ retryAfterMs }));
  }

  /** A client that has not answered the last ping is gone. */
  beat(): void {
    this.#beatsSincePing += 1;
    // A client that does not read is not listened to, so its pong may have come.
    if (this.#awaitsPong && !this.#slowTimer && !this.#restTimer) this.socket.terminate();
    else if (this.#isOpen && this.#isPingDue) this.#ping();
    this.#writtenBytes = this.stream.bytesWritten;
  }

  /** If something was sent since the last beat, no proxy takes the connection for idle and a ping can wait. */
  get #isPingDue(): boolean {
    const isLively = this.stream.bytesWritten > this.#writtenBytes;
    return !isLively || this.#beatsSincePing >= BEATS_PER_PING;
  }

  #ping(): void {
    this.#beatsSincePing = 0;
    this.#awaitsPong = true;
    this.socket.ping();
  }

  send(message: object): void {
    if (!this.#isOpen) return;
    this.socket.send(JSON.stringify(message));
    if (this.stream.writableLength >= FULL_BYTES) this.awaitDrain();
  }

  forget(id: string): void {
    this.#operations.delete(id);
  }

  /**
   * Resumes the operations when everything written has been taken. Until then the client is not listened to: each
   * message may need an answer, and a client that never reads could make any amount pile up.
   */
  awaitDrain(): void {
    if (this.#slowTimer) return;
    const { faults, slowReaderLimitMs = SLOW_READER_LIMIT_MS } = this.surroundings;
    const fail = (errorId: string) => this.fail(errorId);
    this.#slowTimer = setTimeout(
      faults.guard("websocket slow reader limit", () => this.#sendAway(), fail),
      slowReaderLimitMs,
    );
    this.socket.pause();
    this.stream.once(
      "drain",
      faults.guard("websocket drain", () => this.#drained(), fail),
    );
  }

  #drained(): void {
    clearTimeout(this.#slowTimer);
    this.#slowTimer = undefined;
    this.#letGoOfKept();
    // It has taken everything; its pong was not read meanwhile.
    this.#awaitsPong = false;
    this.#listen();
    for (const operation of this.#operations.values()) operation.resume();
  }

  #sendAway(): void {
    this.surroundings.onSlowReader?.();
    this.#close(CLOSE_CODES.slowReader, "SLOW_READER", SLOW_CLOSE_LIMIT_MS);
  }

  get #isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  #receive(data: RawData): void | Promise<void> {
    if (!this.#restTimer) this.#awaitTurnFor(data);
    if (this.#restTimer) {
      this.#postponed.push(data);
      return undefined;
    }
    return this.#handleText(String(data));
  }

  #handleText(text: string): void | Promise<void> {
    if (!this.#isOpen) return undefined;
    const beginMs = processorMs();
    const message = parseClientMessage(text, this.surroundings.admission.maxVariableValues);
    this.#charge(beginMs, text.length);
    if (typeof message === "string") return this.#close(CLOSE_CODES.badRequest, message);
    return this.#handle(message, text.length);
  }

  #handle(message: ClientMessage, length: number): void | Promise<void> {
    switch (message.type) {
      case "connection_init":
        return this.#initialise(message.payload);
      case "ping":
        return this.#answerPing(message.payload, length <= LONGEST_ECHOED_PING);
      case "pong":
        return;
      case "subscribe":
        return this.#subscribe(message);
      case "complete":
        return this.#operations.get(message.id)?.stop();
    }
  }

  async #initialise(parameters: ClientPayload): Promise<void> {
    if (this.#isInitialised) {
      this.#close(CLOSE_CODES.tooManyInits, "Too many initialisation requests");
      return;
    }
    this.#isInitialised = true;
    clearTimeout(this.#initTimer);
    this.#initTimer = undefined;
    const given = findAuthorization(parameters);
    if (given !== undefined) {
      const identity = await this.#identify(given);
      if (!identity) return;
      this.#take(identity);
    }
    this.#takeForwarded(parameters);
    this.#isAcknowledged = true;
    const retryAfterMs = Math.round(RETRY_AFTER_MS * (0.1 + 0.9 * Math.random()));
    this.send({ type: "connection_ack", payload: { retryAfterMs } });
  }

  /** A ping with an `authorization` renews the client's own. Running operations continue with it. */
  async #answerPing(payload: ClientPayload, isEchoed: boolean): Promise<void> {
    const given = findAuthorization(payload);
    if (given === undefined) {
      this.send({ type: "pong", ...(payload && isEchoed && { payload }) });
      return;
    }
    const renewed = await this.#identify(given);
    if (!renewed) return;
    // Running operations were started for one caller and continue for no other.
    if (this.#isAcknowledged && renewed.caller.id !== this.callerId) {
      this.#close(CLOSE_CODES.forbidden, "Forbidden");
      return;
    }
    if (this.#isAcknowledged) {
      this.#take(renewed);
      this.#takeForwarded(payload);
    }
    this.send({ type: "pong" });
  }

  /** Forwards these headers for new operations. Those that are not named stay. */
  #takeForwarded(parameters: ClientPayload): void {
    const known = Object.fromEntries(this.#forwarded ?? []);
    this.#forwarded = this.surroundings.readForwarded(known, parameters);
  }

  #take(identity: Identity): void {
    this.#identity = identity;
    this.#awaitExpiry();
  }

  #awaitExpiry(): void {
    clearTimeout(this.#expiry);
    this.#expiry = awaitExpiry(
      this.#identity.validUntilMs,
      this.surroundings.faults,
      () => this.#close(CLOSE_CODES.forbidden, "Token expired"),
      (errorId) => this.fail(errorId),
    );
  }

  /** Who shows this `authorization`; undefined if it is nobody's, and then the socket is closed. */
  async #identify(authorization: string): Promise<Identity | undefined> {
    try {
      return await this.surroundings.identify(authorization);
    } catch (error) {
      if (!(error instanceof RequestRefusal)) throw error;
      this.surroundings.maskError(error);
      this.#close(CLOSE_CODES.forbidden, "Forbidden");
      return undefined;
    }
  }

  async #subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!this.#isAcknowledged) return this.#close(CLOSE_CODES.unauthorized, "Unauthorized");
    if (this.#operations.has(id))
      return this.#close(CLOSE_CODES.subscriberExists, `Subscriber for ${id} already exists`);
    const { quota } = this.#openedBy;
    const operation = new SocketOperation(id, this, this.stream, this.surroundings, quota);
    const isOneTooMany = this.#operations.size >= this.surroundings.maxOperations;
    this.#operations.set(id, operation);
    try {
      if (isOneTooMany) throw tooManyOperations(this.surroundings.maxOperations);
      operation.hold("operations");
      await this.surroundings.admission.enter(this.#openedBy.quota);
      // The client may have ended it, or the socket, meanwhile.
      if (!operation.signal.aborted) await this.#begin(operation, payload);
    } catch (error) {
      const refusal = this.surroundings.maskError(error);
      operation.end({ kind: "refused", errors: refusal.errors.map((one) => one.toJSON()) });
      const restMs = findRestMs(refusal);
      if (restMs !== undefined && this.#openedBy.isDirect) this.#rest(restMs);
    }
  }

  /** Every message costs time. A caller that has used up its share is not heard for a while. */
  #charge(beginMs: number, bytes: number): void {
    const { quota, isDirect } = this.#openedBy;
    quota.spend(processorMs() - beginMs + bytes / READ_BYTES_PER_MS);
    const { restMs } = quota;
    if (restMs > 0 && isDirect && !this.#restTimer) this.#rest(restMs);
  }

  /** Reads nothing for this long. A client that was told to come back later and does not wait is not heard before. */
  #rest(ms: number): void {
    if (!this.#isOpen) return;
    const { faults } = this.surroundings;
    this.socket.pause();
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(
      faults.guard(
        "websocket drain",
        () => this.#rested(),
        (errorId) => this.fail(errorId),
      ),
      spreadMs(ms),
    );
  }

  /** Parsing a large message takes long: a caller that has used up its share of time has to wait. */
  #awaitTurnFor(data: RawData): void {
    const { quota, isDirect } = this.#openedBy;
    if (!isDirect || lengthOf(data) <= UNCOUNTED_BYTES) return;
    const { restMs } = quota;
    if (restMs > 0) this.#rest(restMs);
  }

  #rested(): void | Promise<void> {
    this.#restTimer = undefined;
    const [next] = this.#postponed;
    if (next) this.#awaitTurnFor(next);
    if (this.#restTimer) return undefined;
    const data = this.#postponed.shift();
    // The next one once this one is done.
    if (this.#postponed.length > 0) this.#rest(POSTPONED_MS);
    else this.#listen();
    return data && this.#handleText(String(data));
  }

  /** Listens to the client, unless it does not read or must rest. */
  #listen(): void {
    if (!this.#slowTimer && !this.#restTimer) this.socket.resume();
  }

  /**
   * Counts an answer until the client has taken it, and everything before it.
   * @throws RequestRefusal if the caller has its share of memory
   */
  #keep(bytes: number): void {
    if (!this.#slowTimer || !this.#isOpen || bytes <= UNCOUNTED_BYTES) return;
    this.#openedBy.quota.take("keptBytes", bytes);
    this.#keptBytes += bytes;
  }

  #letGoOfKept(): void {
    this.#openedBy.quota.release("keptBytes", this.#keptBytes);
    this.#keptBytes = 0;
  }

  async #begin(operation: SocketOperation, payload: SubscribeMessage["payload"]): Promise<void> {
    const engine = this.surroundings.engine();
    const { signal } = operation;
    const context = {
      caller: this.#identity.caller,
      client: this.#openedBy.client,
      quota: this.#openedBy.quota,
      requestId: randomUUID(),
      forwarded: this.#forwarded,
      signal,
    };
    // The protocol requires a query text even from clients that name their document by its hash: theirs is empty.
    const { parameters, prepared } = charged(context.quota, () => {
      const parameters = parseParameters({ ...payload, query: payload.query || undefined });
      return { parameters, prepared: engine.prepare(parameters, context) };
    });
    if (prepared.kind === "subscription" || prepared.live) operation.hold("streams");
    const subscription = engine.subscribe(prepared, context);
    if (subscription) {
      const { startCursor, marks } = parameters.extensions ?? {};
      return operation.follow(subscription, { wantsStart: startCursor === true, wantsMarks: marks === true });
    }
    const text = await engine.answer(prepared, context);
    context.quota.spend(text.length / ANSWER_BYTES_PER_MS);
    // A mutation's answer is sent in any case: its changes have been made.
    if (prepared.kind === "query") this.#keep(text.length);
    operation.receive(LivePayload.ofText(text));
    operation.end({ kind: "complete" });
  }

  /** Closes with the reason, gives the client a little time to agree, then cuts it off. */
  #close(code: number, reason: string, limitMs = CLOSE_LIMIT_MS): void {
    // It must be read again to see its close frame.
    this.socket.resume();
    this.socket.close(code, reason);
    clearTimeout(this.#closeTimer);
    this.#closeTimer = setTimeout(
      this.surroundings.faults.guard(
        "websocket close limit",
        () => this.socket.terminate(),
        () => this.stream.destroy(),
      ),
      limitMs,
    ).unref();
  }

  #closed(): void {
    clearTimeout(this.#initTimer);
    clearTimeout(this.#slowTimer);
    clearTimeout(this.#restTimer);
    clearTimeout(this.#closeTimer);
    clearTimeout(this.#expiry);
    this.#letGoOfKept();
    this.#endOperations();
    this.surroundings.heartbeat.delete(this);
    this.surroundings.connections.delete(this);
  }

  #endOperations(): void {
    for (const operation of this.#operations.values()) operation.stop();
  }
}

/** Messages without an event that a client asks for in its operation's `extensions`. */
interface WantedMarks {
  /** `startCursor`: the position after which nothing is missed. */
  readonly wantsStart: boolean;
  /** `marks`: also whether it is behind, and when it no longer is. */
  readonly wantsMarks: boolean;
}

/**
 * One operation of a socket. It writes by itself: every further object on a payload's way would have to be loaded into
 * the cache.
 */
class SocketOperation implements Receiver {
  #isOver = false;
  /** The resource it counts as. */
  #held: "operations" | "streams" | undefined;
  readonly #jsonId: ByteText;
  readonly #stream: Socket;
  readonly #nextMessages: NextMessages;
  readonly #faults: Faults;
  #ended: AbortController | undefined;
  #subscription: Subscription | undefined;
  /** Whether the client was told that it is behind. */
  #isBehind = false;

  constructor(
    private readonly id: string,
    private readonly connection: WebSocketConnection,
    stream: Socket,
    { nextMessages, faults }: WebSocketSurroundings,
    private readonly quota: CallerQuota,
  ) {
    this.#jsonId = toByteText(JSON.stringify(id));
    this.#stream = stream;
    this.#nextMessages = nextMessages;
    this.#faults = faults;
  }

  /** Aborts when nobody waits for the operation any more. */
  get signal(): AbortSignal {
    this.#ended ??= new AbortController();
    if (this.#isOver) this.#ended.abort();
    return this.#ended.signal;
  }

  /**
   * Counts the operation as this resource from now on.
   * @throws RequestRefusal if the caller has its share
   */
  hold(resource: "operations" | "streams"): void {
    this.quota.take(resource);
    this.#letGo();
    this.#held = resource;
  }

  #letGo(): void {
    if (this.#held) this.quota.release(this.#held);
    this.#held = undefined;
  }

  follow(subscription: Subscription, { wantsStart, wantsMarks }: WantedMarks): void {
    const { startCursor, isBehind = false } = subscription;
    if (wantsMarks && startCursor !== undefined) {
      this.#isBehind = isBehind;
      this.#mark({ cursor: startCursor, isPresent: !isBehind });
    } else if (wantsStart && startCursor !== undefined) {
      this.#mark({ cursor: startCursor });
    }
    this.#subscription = subscription;
    this.#ended = undefined;
    subscription.begin(this);
  }

  receive(payload: LivePayload): boolean {
    if (this.#isOver) return true;
    const stream = this.#stream;
    try {
      this.#faults.enter("websocket payload");
      if (this.#nextMessages.write(stream, this.#jsonId, payload) || stream.writableLength < FULL_BYTES)
        return true;
      this.connection.awaitDrain();
      return false;
    } catch (error) {
      // One failing receiver must not stop the delivery to the others.
      this.connection.fail(this.#faults.report("websocket payload", error));
      return true;
    }
  }

  caughtUp(cursor: string): void {
    if (this.#isBehind) this.#mark({ cursor, isPresent: true });
    this.#isBehind = false;
  }

  resume(): void {
    this.#subscription?.resume();
  }

  end(ending: Ending): void {
    if (this.#isOver) return;
    if (ending.kind === "refused") this.#sendErrors(ending.errors);
    if (ending.kind === "complete") this.connection.send({ id: this.id, type: "complete" });
    this.stop();
  }

  /** Nothing more is sent for it. */
  stop(): void {
    this.#isOver = true;
    this.#letGo();
    this.#ended?.abort();
    this.#subscription?.close();
    this.connection.forget(this.id);
  }

  /** Sends a position in the stream without an event. */
  #mark(extensions: object): void {
    this.receive(LivePayload.of({ data: null, extensions: { ...extensions } }));
  }

  #sendErrors(errors: readonly GraphQLFormattedError[]): void {
    this.connection.send({ id: this.id, type: "error", payload: errors });
  }
}

function tooManyOperations(count: number) {
  return refuse(
    "TOO_MANY_OPERATIONS",
    `Mỗi kết nối có nhiều nhất ${count} câu hỏi; hãy kết thúc bớt / A socket carries ${count} operations at most; end some`,
    429,
  );
}
