/** The graphql-transport-ws protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Context, ServerOptions, SubscribePayload } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import type { IdentifyCaller } from "../access/access.js";
import type { CurrentEngine, Engine } from "../engine.js";
import type { Subscription } from "../live/subscriptions.js";
import type { GraphQLResponse, PreparedOperation, RequestContext } from "../pipeline.js";
import type { DescribeFailure } from "./failure.js";
import { parseParameters } from "./graphql-request.js";
import type { FindRefusal } from "./same-origin.js";

export interface WebSocketOptions {
  /** The path of the endpoint; upgrades to other paths are refused. */
  readonly path: string;
  readonly engine: CurrentEngine;
  readonly describeFailure: DescribeFailure;
  readonly logger: Logger;
  /** Who it is that opened the socket with this `authorization`, from the header or the connection's parameters. */
  readonly identify: IdentifyCaller;
  /** Browsers do not apply CORS to WebSockets, so the server has to look at the origin itself. */
  readonly findRefusal: FindRefusal;
  /** How long a client may take to say `connection_init`. */
  readonly initLimitMs?: number | undefined;
}

export interface AttachedWebSocket {
  /** Takes no more sockets and closes those that are open with 1001; whoever does not answer is cut off. */
  close(): Promise<void>;
}

const LARGEST_MESSAGE_BYTES = 64 * 1024;
const INIT_LIMIT_MS = 3_000;
const CLOSE_LIMIT_MS = 1_000;
/** A socket that does not answer a ping within the same time again is dropped, and with it what it subscribed to. */
const PING_EVERY_MS = 12_000;

/** How long a client should wait at most, at random, before it comes back after losing the socket. */
const RETRY_AFTER_MS = 500;

/** Answers GraphQL over WebSocket on the server's upgrades. */
export function attachWebSocket(server: Server, options: WebSocketOptions): AttachedWebSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const running = useServer({ ...protocolOptions(options), isProd: true }, sockets, PING_EVERY_MS);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = findRefusedStatus(request, options);
    if (refusal) return refuseUpgrade(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit("connection", opened, request);
      logClientErrors(opened, options.logger);
    });
  };
  server.on("upgrade", upgrade);
  return {
    close: async () => {
      server.off("upgrade", upgrade);
      const cutOff = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, CLOSE_LIMIT_MS);
      await running.dispose();
      clearTimeout(cutOff);
    },
  };
}

/** graphql-ws prints them to the console; ws has closed the socket with the fitting code already. */
function logClientErrors(socket: WebSocket, logger: Logger): void {
  socket
    .removeAllListeners("error")
    .on("error", ({ message }) => logger.info({ reason: message }, "A WebSocket failed"));
}

type SocketContext = Context<Record<string, unknown>, Extra>;

function protocolOptions(options: WebSocketOptions): ServerOptions<Record<string, unknown>, Extra> {
  const { describeFailure } = options;
  /** What was understood in `onSubscribe`, for the steps that graphql-ws calls with the same arguments object. */
  const accepted = new WeakMap<ExecutionArgs, AcceptedOperation>();

  function accept(socket: SocketContext, payload: SubscribePayload): ExecutionArgs {
    const context = { caller: options.identify(findAuthorization(socket)), requestId: randomUUID() };
    const engine = options.engine();
    // The protocol demands a text even of those who name their document by its hash: theirs is empty.
    const prepared = engine.prepare(
      parseParameters({ ...payload, query: payload.query || undefined }),
      context,
    );
    const { document, operationName } = prepared;
    const args: ExecutionArgs = { schema: engine.supergraph.publicSchema, document, operationName };
    // Begun here, because only here a refusal can still be told as an `error` message.
    const subscription =
      prepared.kind === "subscription" ? engine.subscriptions.subscribe(prepared, context) : undefined;
    const wantsStart = payload.extensions?.["startCursor"] === true;
    accepted.set(args, { engine, prepared, context, subscription, wantsStart });
    return args;
  }

  function getAccepted(args: ExecutionArgs): AcceptedOperation {
    const operation = accepted.get(args);
    if (!operation) throw new Error("graphql-ws executes an operation that was not accepted");
    return operation;
  }

  return {
    connectionInitWaitTimeout: options.initLimitMs ?? INIT_LIMIT_MS,
    onConnect: () => ({ retryAfterMs: Math.round(RETRY_AFTER_MS * (0.1 + 0.9 * Math.random())) }),
    onSubscribe: (socket, _id, payload) => {
      try {
        return accept(socket, payload);
      } catch (error) {
        return describeFailure(error).errors;
      }
    },
    execute: async (args: ExecutionArgs) => {
      const { engine, prepared, context } = getAccepted(args);
      try {
        return toExecutionResult(await engine.execute(prepared, context));
      } catch (error) {
        return { errors: describeFailure(error).errors };
      }
    },
    subscribe: (args: ExecutionArgs) => toExecutionResults(getAccepted(args)),
  };
}

interface AcceptedOperation {
  readonly engine: Engine;
  readonly prepared: PreparedOperation;
  readonly context: RequestContext;
  readonly subscription: Subscription | undefined;
  /** The client asks to be told, before the first event, from where on nothing will be missed. */
  readonly wantsStart: boolean;
}

function toExecutionResults(operation: AcceptedOperation): AsyncGenerator<ExecutionResult, void, undefined> {
  const { prepared, subscription, wantsStart } = operation;
  if (!subscription) throw new Error(`Operation ${prepared.hash} is not a subscription`);
  const { payloads, startCursor } = subscription;
  let isStartDue = wantsStart;
  return {
    async next() {
      if (isStartDue) {
        isStartDue = false;
        return { done: false, value: { data: null, extensions: { cursor: startCursor } } };
      }
      const { done, value } = await payloads.next();
      return done ? { done, value: undefined } : { done: false, value: toExecutionResult(value.response) };
    },
    throw: (error) => payloads.throw(error).then(() => ({ done: true, value: undefined })),
    return: () => payloads.return().then(() => ({ done: true, value: undefined })),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await payloads.return();
    },
  };
}

function toExecutionResult({ data, errors, extensions }: GraphQLResponse): ExecutionResult {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => new FormattedError(error)) }),
    ...(extensions && { extensions }),
  };
}

/** graphql-ws formats errors itself; this one comes out as the pipeline formatted it. */
class FormattedError extends GraphQLError {
  constructor(private readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

function findAuthorization({ connectionParams, extra }: SocketContext): string | undefined {
  const parameter = connectionParams?.["authorization"];
  return typeof parameter === "string" ? parameter : extra.request.headers.authorization;
}

function findRefusedStatus({ url, headers }: IncomingMessage, options: WebSocketOptions): string | undefined {
  const { pathname } = new URL(url ?? "/", "http://gateway.invalid");
  if (pathname !== options.path) return "404 Not Found";
  return options.findRefusal(headers) === undefined ? undefined : "403 Forbidden";
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
