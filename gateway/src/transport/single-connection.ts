/**
 * GraphQL over server-sent events, single connection mode: one stream carries the answers to any number of
 * operations (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
 *
 *   PUT                        reserves a stream and answers with its token
 *   GET, accept: event-stream  opens the stream of the token
 *   POST                       begins the operation `extensions.operationId`; its results come on the stream
 *   DELETE ?operationId=…      ends it
 *
 * The token comes in the header `x-graphql-event-stream-token` or as the parameter `token`.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CurrentEngine, RequestParameters } from "../engine.js";
import { refuse } from "../operation/request-refusal.js";
import type { RequestContext } from "../pipeline.js";
import { EVENT_STREAM_TIMES, EventStream, type EventStreamTimes } from "./event-stream.js";
import type { DescribeFailure } from "./failure.js";
import { readParameters } from "./graphql-request.js";

export interface SingleConnectionOptions {
  readonly engine: CurrentEngine;
  readonly describeFailure: DescribeFailure;
  readonly maxBodyBytes: number;
  readonly times?: EventStreamTimes | undefined;
}

const TOKEN_HEADER = "x-graphql-event-stream-token";
/** A stream that nobody opens is given up after so long. */
const RESERVATION_LIMIT_MS = 30_000;
const MAX_RESERVATIONS = 10_000;
const MAX_OPERATIONS_PER_STREAM = 100;
const LONGEST_OPERATION_ID = 256;

export function findStreamToken({ headers }: IncomingMessage, url: URL): string | undefined {
  const header = headers[TOKEN_HEADER];
  return typeof header === "string" ? header : (url.searchParams.get("token") ?? undefined);
}

export class SingleConnections {
  readonly #options: SingleConnectionOptions;
  readonly #streams = new Map<string, ReservedStream>();

  constructor(options: SingleConnectionOptions) {
    this.#options = options;
  }

  /** @throws RequestRefusal `TOO_MANY_STREAMS` */
  reserve(response: ServerResponse): void {
    if (this.#streams.size >= MAX_RESERVATIONS) {
      throw refuse("TOO_MANY_STREAMS", "The gateway has no stream left; try again later", 503);
    }
    const token = randomUUID();
    this.#streams.set(token, new ReservedStream(() => this.#streams.delete(token)));
    response.writeHead(201, { "content-type": "text/plain; charset=utf-8" }).end(token);
  }

  /**
   * Answers a request that came with a token.
   * @throws RequestRefusal
   */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    token: string,
    context: RequestContext,
  ): Promise<void> {
    const stream = this.#streams.get(token);
    if (!stream)
      throw refuse("STREAM_NOT_FOUND", "There is no stream with this token; reserve one with PUT", 404);
    const acceptsStream = request.headers.accept?.includes("text/event-stream") ?? false;
    if (request.method === "GET" && acceptsStream) {
      return stream.open(response, this.#options.times ?? EVENT_STREAM_TIMES);
    }
    if (request.method === "DELETE") {
      stream.stop(url.searchParams.get("operationId"));
      response.writeHead(200).end();
      return;
    }
    if (request.method !== "POST") {
      throw refuse("METHOD_NOT_ALLOWED", "The operations of a stream are sent with POST", 405);
    }
    const parameters = await readParameters(request, url, this.#options.maxBodyBytes);
    this.#begin(stream, parameters, context);
    response.writeHead(202).end();
  }

  close(): void {
    for (const stream of this.#streams.values()) stream.close();
  }

  /** What refuses the operation is the answer to the POST; what comes later goes to the stream. */
  #begin(stream: ReservedStream, parameters: RequestParameters, { caller, requestId }: RequestContext): void {
    const engine = this.#options.engine();
    const operation = stream.begin(parameters.extensions?.["operationId"]);
    // The client does not wait for the answer to its POST but for the stream.
    const context = { caller, requestId, signal: operation.signal };
    try {
      const prepared = engine.prepare(parameters, context);
      if (prepared.kind !== "subscription") {
        void this.#finish(operation, async () => {
          await operation.next(await engine.execute(prepared, context));
        });
        return;
      }
      const { startCursor, payloads } = engine.subscriptions.subscribe(prepared, context);
      operation.signal.addEventListener("abort", () => void payloads.return());
      void this.#finish(operation, async () => {
        if (parameters.extensions?.["startCursor"] === true) {
          await operation.next({ data: null, extensions: { cursor: startCursor } });
        }
        for await (const { response } of payloads) await operation.next(response);
      });
    } catch (error) {
      operation.end();
      throw error;
    }
  }

  async #finish(operation: StreamedOperation, answer: () => Promise<void>): Promise<void> {
    try {
      await answer();
    } catch (error) {
      await operation.next({ errors: this.#options.describeFailure(error).errors });
    }
    await operation.complete();
  }
}

/** A stream from its reservation to its end, with the operations that are under way on it. */
class ReservedStream {
  readonly #operations = new Map<string, StreamedOperation>();
  readonly #opened = Promise.withResolvers<EventStream | undefined>();
  readonly #expiry: NodeJS.Timeout;
  readonly #onEnd: () => void;
  #stream: EventStream | undefined;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#expiry = setTimeout(() => this.close(), RESERVATION_LIMIT_MS).unref();
  }

  /** @throws RequestRefusal `STREAM_ALREADY_OPEN`: a token is good for one client */
  open(response: ServerResponse, times: EventStreamTimes): void {
    if (this.#stream) throw refuse("STREAM_ALREADY_OPEN", "The stream with this token is open already", 409);
    clearTimeout(this.#expiry);
    this.#stream = new EventStream(response, times);
    this.#stream.closed.addEventListener("abort", () => this.close());
    this.#opened.resolve(this.#stream);
    if (this.#stream.closed.aborted) this.close();
  }

  /** @throws RequestRefusal when the id is none, or taken, or one too many */
  begin(id: unknown): StreamedOperation {
    if (typeof id !== "string" || id === "" || id.length > LONGEST_OPERATION_ID) throw missingOperationId();
    if (this.#operations.has(id)) {
      throw refuse("OPERATION_ID_IN_USE", `The operation "${id}" is under way on this stream already`, 409);
    }
    if (this.#operations.size >= MAX_OPERATIONS_PER_STREAM) {
      throw refuse(
        "TOO_MANY_OPERATIONS",
        `A stream carries ${MAX_OPERATIONS_PER_STREAM} operations at most`,
        429,
      );
    }
    const operation = new StreamedOperation(id, this.#opened.promise, () => this.#operations.delete(id));
    this.#operations.set(id, operation);
    return operation;
  }

  /** @throws RequestRefusal `OPERATION_ID_MISSING` */
  stop(id: string | null): void {
    if (id === null || id === "") throw missingOperationId();
    this.#operations.get(id)?.end();
  }

  close(): void {
    clearTimeout(this.#expiry);
    for (const operation of this.#operations.values()) operation.end();
    this.#opened.resolve(undefined);
    this.#stream?.end();
    this.#onEnd();
  }
}

class StreamedOperation {
  readonly #ended = new AbortController();

  constructor(
    private readonly id: string,
    /** Results wait for it: the client may send operations first. */
    private readonly stream: Promise<EventStream | undefined>,
    private readonly onEnd: () => void,
  ) {}

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  async next(payload: object): Promise<void> {
    await this.#send("next", { id: this.id, payload });
  }

  async complete(): Promise<void> {
    await this.#send("complete", { id: this.id });
    this.end();
  }

  /** Nothing more is sent for it. */
  end(): void {
    this.#ended.abort();
    this.onEnd();
  }

  async #send(event: string, data: object): Promise<void> {
    const stream = await this.stream;
    if (!this.signal.aborted) await stream?.send(event, JSON.stringify(data));
  }
}

function missingOperationId() {
  return refuse(
    "OPERATION_ID_MISSING",
    `Name the operation with extensions.operationId, or ?operationId= to end it: 1 to ${LONGEST_OPERATION_ID} characters`,
  );
}
