import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { GraphQLFormattedError } from "graphql";
import { type RawData, WebSocket } from "ws";
import { type ByteText, toByteText } from "../execute/byte-text.js";
import { LivePayload } from "../live/live-payload.js";
import type { Ending, Receiver, Subscription } from "../live/subscription.js";
import { refuse } from "../operation/request-refusal.js";
import { CLOSE_LIMIT_MS, type Connection, type Connections } from "./connections.js";
import { parseParameters } from "./graphql-request.js";
import type { Heartbeat } from "./heartbeat.js";
import type { WebSocketOptions } from "./ws.js";
import type { NextMessages } from "./ws-frame.js";
import { CLOSE_CODES, type ClientMessage, parseClientMessage, type SubscribeMessage } from "./ws-messages.js";

/** What all sockets of a gateway have in common. */
export interface WebSocketSurroundings extends WebSocketOptions {
  readonly heartbeat: Heartbeat<WebSocketConnection>;
  readonly connections: Connections;
  readonly nextMessages: NextMessages;
}

/** What the handshake says of whoever opened a socket. */
export interface OpenedBy {
  /** The header of that name. */
  readonly authorization: string | undefined;
  /** The address. */
  readonly client: string;
}

const INIT_LIMIT_MS = 3_000;
const SLOW_READER_LIMIT_MS = 30_000;
/** Time for one who takes things up again to read what was on its way and why nothing follows. */
const SLOW_CLOSE_LIMIT_MS = 5_000;
/** How long a client should wait at most, at random, before it comes back after losing the socket. */
const RETRY_AFTER_MS = 500;
/** What waits in the process for a client beyond this makes it wait for more. */
const FULL_BYTES = 64 * 1024;
/** Of a client to which something is said all the while. */
const BEATS_PER_PING = 4;

/** Tells by "closing" that a close frame goes out, whoever began to close: nothing may follow it. */
export class ClientSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    this.emit("closing");
    super.close(code, data);
  }
}

/** One client's socket from the handshake to its end, with the operations that are under way on it. */
export class WebSocketConnection implements Connection {
  readonly #operations = new Map<string, SocketOperation>();
  readonly #client: string;
  #authorization: string | undefined;
  #isInitialised = false;
  #isAcknowledged = false;
  /** A ping is under way. */
  #awaitsPong = false;
  #beatsSincePing = 0;
  /** So much had been written to the stream at the last beat. */
  #writtenBytes = 0;
  #initTimer: NodeJS.Timeout | undefined;
  #slowTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    /** What the socket runs over: frames that many get are written there as they are. */
    private readonly stream: Socket,
    { authorization, client }: OpenedBy,
    private readonly surroundings: WebSocketSurroundings,
  ) {
    this.#authorization = authorization;
    this.#client = client;
    const { heartbeat, connections, initLimitMs = INIT_LIMIT_MS } = surroundings;
    this.#initTimer = setTimeout(
      () => this.#close(CLOSE_CODES.initTimeout, "Connection initialisation timeout"),
      initLimitMs,
    );
    socket
      .on("message", (data) => this.#receive(data))
      .on("pong", () => {
        this.#awaitsPong = false;
      })
      .on("error", ({ message }) => surroundings.logger.info({ reason: message }, "A WebSocket failed"))
      .on("closing", () => this.#endOperations())
      .once("close", () => this.#closed());
    heartbeat.add(this);
    connections.add(this);
  }

  leave(retryAfterMs: number): void {
    this.#close(CLOSE_CODES.goingAway, JSON.stringify({ retryAfterMs }));
  }

  /** Whoever has not answered the last ping is gone. */
  beat(): void {
    this.#beatsSincePing += 1;
    if (this.#awaitsPong) this.socket.terminate();
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
    if (this.#isOpen) this.socket.send(JSON.stringify(message));
  }

  forget(id: string): void {
    this.#operations.delete(id);
  }

  /** The operations are resumed when everything written has been taken. */
  awaitDrain(): void {
    if (this.#slowTimer) return;
    const { slowReaderLimitMs = SLOW_READER_LIMIT_MS } = this.surroundings;
    this.#slowTimer = setTimeout(() => {
      this.surroundings.onSlowReader?.();
      this.#close(CLOSE_CODES.slowReader, "SLOW_READER", SLOW_CLOSE_LIMIT_MS);
    }, slowReaderLimitMs);
    this.stream.once("drain", () => {
      clearTimeout(this.#slowTimer);
      this.#slowTimer = undefined;
      for (const operation of this.#operations.values()) operation.resume();
    });
  }

  get #isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  #receive(data: RawData): void {
    if (!this.#isOpen) return;
    const message = parseClientMessage(String(data));
    if (!message) {
      this.#close(CLOSE_CODES.badRequest, "Invalid message received");
      return;
    }
    this.#handle(message).catch((error: unknown) => {
      this.surroundings.logger.error({ err: error }, "A message of a WebSocket could not be handled");
      this.#close(CLOSE_CODES.internalError, "Internal server error");
    });
  }

  async #handle(message: ClientMessage): Promise<void> {
    switch (message.type) {
      case "connection_init":
        return this.#initialise(message.payload);
      case "ping":
        return this.#answerPing(message.payload);
      case "pong":
        return;
      case "subscribe":
        return this.#subscribe(message);
      case "complete":
        return this.#operations.get(message.id)?.stop();
    }
  }

  #initialise(parameters: Readonly<Record<string, unknown>> | null | undefined): void {
    if (this.#isInitialised) {
      this.#close(CLOSE_CODES.tooManyInits, "Too many initialisation requests");
      return;
    }
    this.#isInitialised = true;
    clearTimeout(this.#initTimer);
    this.#initTimer = undefined;
    const given = parameters?.["authorization"];
    if (typeof given === "string") this.#authorization = given;
    this.#isAcknowledged = true;
    const retryAfterMs = Math.round(RETRY_AFTER_MS * (0.1 + 0.9 * Math.random()));
    this.send({ type: "connection_ack", payload: { retryAfterMs } });
  }

  /** A ping with an `authorization` renews the client's own: what is under way goes on with it. */
  #answerPing(payload: Readonly<Record<string, unknown>> | null | undefined): void {
    const given = payload?.["authorization"];
    if (typeof given !== "string" || !this.#isAcknowledged) {
      this.send({ type: "pong", ...(payload && { payload }) });
      return;
    }
    const { identify } = this.surroundings;
    // What is under way was begun for one caller, and goes on for nobody else.
    if (identify(given).id === identify(this.#authorization).id) {
      this.#authorization = given;
      this.send({ type: "pong" });
    } else {
      this.#close(CLOSE_CODES.forbidden, "Forbidden");
    }
  }

  async #subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!this.#isAcknowledged) return this.#close(CLOSE_CODES.unauthorized, "Unauthorized");
    if (this.#operations.has(id))
      return this.#close(CLOSE_CODES.subscriberExists, `Subscriber for ${id} already exists`);
    const operation = new SocketOperation(id, this, this.stream, this.surroundings.nextMessages);
    const isOneTooMany = this.#operations.size >= this.surroundings.maxOperations;
    this.#operations.set(id, operation);
    try {
      if (isOneTooMany) throw tooManyOperations(this.surroundings.maxOperations);
      await this.surroundings.admission.enter();
      // The client may have left it, or the socket, meanwhile.
      if (!operation.signal.aborted) await this.#begin(operation, payload);
    } catch (error) {
      const { errors } = this.surroundings.describeFailure(error);
      operation.end({ kind: "refused", errors: errors.map((refusal) => refusal.toJSON()) });
    }
  }

  async #begin(operation: SocketOperation, payload: SubscribeMessage["payload"]): Promise<void> {
    const engine = this.surroundings.engine();
    const { signal } = operation;
    const context = {
      caller: this.surroundings.identify(this.#authorization),
      client: this.#client,
      requestId: randomUUID(),
      signal,
    };
    // The protocol demands a text even of those who name their document by its hash: theirs is empty.
    const prepared = engine.prepare(
      parseParameters({ ...payload, query: payload.query || undefined }),
      context,
    );
    const subscription = engine.subscribe(prepared, context);
    if (subscription) {
      const { startCursor, marks } = payload.extensions ?? {};
      return operation.follow(subscription, { wantsStart: startCursor === true, wantsMarks: marks === true });
    }
    const text = await engine.executeToText(prepared, context);
    operation.receive(LivePayload.ofText(text));
    operation.end({ kind: "complete" });
  }

  /** Says why, waits a little for the client to agree, and cuts it off. */
  #close(code: number, reason: string, limitMs = CLOSE_LIMIT_MS): void {
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), limitMs).unref();
  }

  #closed(): void {
    clearTimeout(this.#initTimer);
    clearTimeout(this.#slowTimer);
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
  readonly #jsonId: ByteText;
  readonly #stream: Socket;
  readonly #nextMessages: NextMessages;
  #ended: AbortController | undefined;
  #subscription: Subscription | undefined;
  /** The client was told that it is behind. */
  #isBehind = false;

  constructor(
    private readonly id: string,
    private readonly connection: WebSocketConnection,
    stream: Socket,
    nextMessages: NextMessages,
  ) {
    this.#jsonId = toByteText(JSON.stringify(id));
    this.#stream = stream;
    this.#nextMessages = nextMessages;
  }

  /** Aborts when nobody waits for the operation any more. */
  get signal(): AbortSignal {
    this.#ended ??= new AbortController();
    if (this.#isOver) this.#ended.abort();
    return this.#ended.signal;
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
    if (this.#nextMessages.write(stream, this.#jsonId, payload) || stream.writableLength < FULL_BYTES)
      return true;
    this.connection.awaitDrain();
    return false;
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
