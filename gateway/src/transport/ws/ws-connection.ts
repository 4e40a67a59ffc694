import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { Caller } from "@hub/schema/signed-request";
import type { GraphQLFormattedError } from "graphql";
import { type RawData, WebSocket } from "ws";
import {
  ANSWER_BYTES_PER_MS,
  type CallerQuota,
  findRetryAfterMs,
  spreadMs,
  UNCOUNTED_BYTES,
} from "../../access/quotas.js";
import type { RequestContext } from "../../access/request-context.js";
import type { Faults } from "../../errors/faults.js";
import { internalError } from "../../errors/masking.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import { LivePayload } from "../../live/subscriptions/live-payload.js";
import type { Ending, Receiver, Subscription } from "../../live/subscriptions/subscription.js";
import { type ByteText, toByteText } from "../../wire/byte-text.js";
import { parseParameters } from "../graphql-request.js";
import type { Heartbeat } from "../heartbeat.js";
import {
  CLOSE_LIMIT_MS,
  type LongLivedConnection,
  type LongLivedConnections,
} from "../long-lived-connections.js";
import type { WebSocketOptions } from "./ws.js";
import type { NextMessages } from "./ws-frame.js";
import {
  CLOSE_CODES,
  type ClientMessage,
  type ClientPayload,
  findAuthorization,
  parseClientMessage,
  type SubscribeMessage,
} from "./ws-messages.js";

/** What all sockets of a gateway have in common. */
export interface WebSocketSurroundings extends WebSocketOptions {
  readonly heartbeat: Heartbeat<WebSocketConnection>;
  readonly connections: LongLivedConnections;
  readonly nextMessages: NextMessages;
}

/** What the handshake says of whoever opened a socket. */
export interface OpenedBy {
  /** The header of that name. */
  readonly authorization: string | undefined;
  /** The address. */
  readonly client: string;
  /** Headers of the handshake that members are sent. */
  readonly forwarded: RequestContext["forwarded"];
  readonly quota: CallerQuota;
  /** Nobody else speaks over the same connection, as behind a proxy. */
  readonly isDirect: boolean;
}

const INIT_LIMIT_MS = 3_000;
/** Reading a message takes a millisecond for so much of it. */
const READ_BYTES_PER_MS = 256 * 1024;
/** Between what was read before a rest. */
const POSTPONED_MS = 20;
const SLOW_READER_LIMIT_MS = 30_000;
/** Time for one who takes things up again to read what was on its way and why nothing follows. */
const SLOW_CLOSE_LIMIT_MS = 5_000;
/** How long a client should wait at most, at random, before it comes back after losing the socket. */
const RETRY_AFTER_MS = 500;
/** What waits in the process for a client beyond this makes it wait for more. */
const FULL_BYTES = 64 * 1024;
/** Of a client to which something is said all the while. */
const BEATS_PER_PING = 4;
/** What a client says in a longer ping is not said back to it. */
const LONGEST_ECHOED_PING = 1_024;
/** RFC 6455 §5.5: what a close frame holds beside its code. */
const LONGEST_REASON_BYTES = 123;

/** Tells by "closing" that a close frame goes out, whoever began to close: nothing may follow it. */
export class ClientSocket extends WebSocket {
  /** For who sends more at a time: the limit that closes the socket. */
  largestMessageBytes: number | undefined;

  override close(code?: number, data?: string | Buffer): void {
    this.emit("closing");
    super.close(code, typeof data === "string" ? shortenReason(data) : (data ?? this.#reasonOf(code)));
  }

  /** Of what ws closes for by itself. */
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

/** One client's socket from the handshake to its end, with the operations that are under way on it. */
export class WebSocketConnection implements LongLivedConnection {
  readonly #operations = new Map<string, SocketOperation>();
  readonly #openedBy: OpenedBy;
  #authorization: string | undefined;
  #forwarded: RequestContext["forwarded"];
  #isInitialised = false;
  #isAcknowledged = false;
  /** A ping is under way. */
  #awaitsPong = false;
  #beatsSincePing = 0;
  /** So much had been written to the stream at the last beat. */
  #writtenBytes = 0;
  #initTimer: NodeJS.Timeout | undefined;
  #slowTimer: NodeJS.Timeout | undefined;
  #restTimer: NodeJS.Timeout | undefined;
  #keptBytes = 0;
  #closeTimer: NodeJS.Timeout | undefined;
  /** What had been read already when the client had to rest. */
  readonly #postponed: RawData[] = [];
  #hasFailed = false;

  constructor(
    private readonly socket: WebSocket,
    /** What the socket runs over: frames that many get are written there as they are. */
    private readonly stream: Socket,
    openedBy: OpenedBy,
    private readonly surroundings: WebSocketSurroundings,
  ) {
    this.#authorization = openedBy.authorization;
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
  }

  /** Ends the socket and all that is under way on it, for a fault of ours. */
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

  /** Whoever has not answered the last ping is gone. */
  beat(): void {
    this.#beatsSincePing += 1;
    // Who does not take what is said to it is not listened to; its answer may have come.
    if (this.#awaitsPong && !this.#slowTimer && !this.#restTimer) this.socket.terminate();
    else if (this.#isOpen && this.#isPingDue) this.#ping();
    this.#writtenBytes = this.stream.bytesWritten;
  }

  /** Something was said to it since the last beat: nobody between takes it for idle, and a ping can wait. */
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
   * The operations are resumed when everything written has been taken. Until then the client is not listened to:
   * whatever it says may be something to answer, and one who never reads could have any amount kept for it.
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
    // It has taken everything; the answer to a ping was not read meanwhile.
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
    const startMs = performance.now();
    const message = parseClientMessage(text);
    this.#charge(startMs, text.length);
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

  #initialise(parameters: ClientPayload): void {
    if (this.#isInitialised) {
      this.#close(CLOSE_CODES.tooManyInits, "Too many initialisation requests");
      return;
    }
    this.#isInitialised = true;
    clearTimeout(this.#initTimer);
    this.#initTimer = undefined;
    const given = findAuthorization(parameters);
    if (given !== undefined) {
      if (!this.#identify(given)) return;
      this.#authorization = given;
    }
    this.#takeForwarded(parameters);
    this.#isAcknowledged = true;
    const retryAfterMs = Math.round(RETRY_AFTER_MS * (0.1 + 0.9 * Math.random()));
    this.send({ type: "connection_ack", payload: { retryAfterMs } });
  }

  /** A ping with an `authorization` renews the client's own: what is under way goes on with it. */
  #answerPing(payload: ClientPayload, isEchoed: boolean): void {
    const given = findAuthorization(payload);
    if (given === undefined) {
      this.send({ type: "pong", ...(payload && isEchoed && { payload }) });
      return;
    }
    const renewed = this.#identify(given);
    if (!renewed) return;
    // What is under way was begun for one caller, and goes on for nobody else.
    if (this.#isAcknowledged && renewed.id !== this.surroundings.identify(this.#authorization).id) {
      this.#close(CLOSE_CODES.forbidden, "Forbidden");
      return;
    }
    if (this.#isAcknowledged) {
      this.#authorization = given;
      this.#takeForwarded(payload);
    }
    this.send({ type: "pong" });
  }

  /** What begins from now on is asked of members with these; what they do not name stays. */
  #takeForwarded(parameters: ClientPayload): void {
    const known = Object.fromEntries(this.#forwarded ?? []);
    this.#forwarded = this.surroundings.readForwarded(known, parameters);
  }

  /** Whose `authorization` it is; undefined when it is nobody's, and the socket is closed for that. */
  #identify(authorization: string): Caller | undefined {
    try {
      return this.surroundings.identify(authorization);
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
      // The client may have left it, or the socket, meanwhile.
      if (!operation.signal.aborted) await this.#begin(operation, payload);
    } catch (error) {
      const refusal = this.surroundings.maskError(error);
      operation.end({ kind: "refused", errors: refusal.errors.map((one) => one.toJSON()) });
      const retryAfterMs = findRetryAfterMs(refusal);
      if (retryAfterMs !== undefined && this.#openedBy.isDirect) this.#rest(retryAfterMs);
    }
  }

  /** What the client says costs time, whatever it is; whoever has had its share of that is not heard for a while. */
  #charge(startMs: number, bytes: number): void {
    const { quota, isDirect } = this.#openedBy;
    quota.spend(performance.now() - startMs + bytes / READ_BYTES_PER_MS);
    const { restMs } = quota;
    if (restMs > 0 && isDirect && !this.#restTimer) this.#rest(restMs);
  }

  /** Reads nothing for so long: whoever was told to come back later and does not wait is not heard before. */
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

  /** To parse a large message takes long: one of a caller who has had its share of time has to wait. */
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
    // The next one when it is known what has become of this one.
    if (this.#postponed.length > 0) this.#rest(POSTPONED_MS);
    else this.#listen();
    return data && this.#handleText(String(data));
  }

  /** To what the client says, unless it does not take what is said to it, or must rest. */
  #listen(): void {
    if (!this.#slowTimer && !this.#restTimer) this.socket.resume();
  }

  /**
   * Counts an answer behind what the client has not taken yet, until it has.
   * @throws RequestRefusal when the caller has its share of memory
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
      caller: this.surroundings.identify(this.#authorization),
      client: this.#openedBy.client,
      quota: this.#openedBy.quota,
      requestId: randomUUID(),
      forwarded: this.#forwarded,
      signal,
    };
    // The protocol demands a text even of those who name their document by its hash: theirs is empty.
    const startMs = performance.now();
    const prepared = engine.prepare(
      parseParameters({ ...payload, query: payload.query || undefined }),
      context,
    );
    context.quota.spend(performance.now() - startMs);
    if (prepared.kind === "subscription" || prepared.live) operation.hold("streams");
    const subscription = engine.subscribe(prepared, context);
    if (subscription) {
      const { startCursor, marks } = payload.extensions ?? {};
      return operation.follow(subscription, { wantsStart: startCursor === true, wantsMarks: marks === true });
    }
    const text = await engine.executeToText(prepared, context);
    context.quota.spend(text.length / ANSWER_BYTES_PER_MS);
    // What a mutation has changed it also tells.
    if (prepared.kind === "query") this.#keep(text.length);
    operation.receive(LivePayload.ofText(text));
    operation.end({ kind: "complete" });
  }

  /** Says why, waits a little for the client to agree, and cuts it off. */
  #close(code: number, reason: string, limitMs = CLOSE_LIMIT_MS): void {
    // It must be listened to again: the answer is the end.
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
    this.#letGoOfKept();
    this.#endOperations();
    this.surroundings.heartbeat.delete(this);
    this.surroundings.connections.delete(this);
  }

  #endOperations(): void {
    for (const operation of this.#operations.values()) operation.stop();
  }
}

/** What a client asks to be told without an event, in the `extensions` of its operation. */
interface WantedMarks {
  /** `startCursor`: from where on nothing will be missed. */
  readonly wantsStart: boolean;
  /** `marks`: also whether it is behind, and when it is not any more. */
  readonly wantsMarks: boolean;
}

/** One operation of a socket. Writes by itself: on the way of a payload every further object has to be fetched. */
class SocketOperation implements Receiver {
  #isOver = false;
  /** As what it counts for the caller. */
  #held: "operations" | "streams" | undefined;
  readonly #jsonId: ByteText;
  readonly #stream: Socket;
  readonly #nextMessages: NextMessages;
  readonly #faults: Faults;
  #ended: AbortController | undefined;
  #subscription: Subscription | undefined;
  /** The client was told that it is behind. */
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
   * Counts the operation as one of these from now on.
   * @throws RequestRefusal when the caller has its share
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
      // Whoever tells many of the same must not be held up by one.
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

  /** Tells a place in the stream without an event. */
  #mark(extensions: object): void {
    this.receive(LivePayload.of({ data: null, extensions: { ...extensions } }));
  }

  #sendErrors(errors: readonly GraphQLFormattedError[]): void {
    this.connection.send({ id: this.id, type: "error", payload: errors });
  }
}

function tooManyOperations(count: number) {
  return refuse("TOO_MANY_OPERATIONS", `A socket carries ${count} operations at most`, 429);
}
