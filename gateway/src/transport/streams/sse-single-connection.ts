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
import { ANSWER_BYTES_PER_MS, type CallerQuota, charged } from "../../access/quotas.js";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { CurrentEngine, RequestParameters } from "../../engine.js";
import type { MaskError } from "../../errors/masking.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import type { LivePayload } from "../../live/subscriptions/live-payload.js";
import {
  type Ending,
  failed,
  type Receiver,
  type Subscription,
} from "../../live/subscriptions/subscription.js";
import { type ByteText, fromByteText } from "../../wire/byte-text.js";
import type { AdmissionControl } from "../requests/admission-control.js";
import { readParameters } from "../requests/graphql-request.js";
import { LONGEST_OPERATION_ID } from "../requests/operation-id.js";
import type { RequestTarget } from "../requests/request-target.js";
import { ResponseStream, type ResponseStreams } from "./response-stream.js";
import { EVENT_STREAM, eventMessage } from "./sse-messages.js";

export interface SingleConnectionOptions {
  readonly engine: CurrentEngine;
  readonly maskError: MaskError;
  readonly maxBodyBytes: number;
  readonly maxOperations: number;
  /** Limits how many operations start at a time. */
  readonly admission: AdmissionControl;
  readonly streams: ResponseStreams;
}

const TOKEN_HEADER = "x-graphql-event-stream-token";
/** A stream that nobody opens is released after this time. */
const RESERVATION_LIMIT_MS = 30_000;
const MESSAGE_END = Buffer.from("}\n\n");

export function findStreamToken(
  { headers }: IncomingMessage,
  { searchParams }: RequestTarget,
): string | undefined {
  const header = headers[TOKEN_HEADER];
  return typeof header === "string" ? header : (searchParams.get("token") ?? undefined);
}

export class SingleConnections {
  readonly #options: SingleConnectionOptions;
  readonly #streams = new Map<string, ReservedStream>();

  constructor(options: SingleConnectionOptions) {
    this.#options = options;
  }

  /** @throws RequestRefusal if the caller has its share of streams */
  reserve(response: ServerResponse, { quota, caller }: RequestContext): void {
    quota?.take("streams");
    const token = randomUUID();
    const { maxOperations } = this.#options;
    const { streams } = this.#options;
    const onEnd = () => {
      if (this.#streams.delete(token)) quota?.release("streams");
    };
    this.#streams.set(token, new ReservedStream(maxOperations, caller.id, streams, onEnd));
    response.writeHead(201, { "content-type": "text/plain; charset=utf-8" }).end(token);
  }

  /**
   * Answers a request that came with a token.
   * @throws RequestRefusal
   */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    target: RequestTarget,
    token: string,
    context: RequestContext,
  ): Promise<void> {
    const stream = this.#streams.get(token);
    // To anybody else there is no such stream.
    if (stream?.callerId !== context.caller.id)
      throw refuse(
        "STREAM_NOT_FOUND",
        "Không có luồng nào với mã này; hãy xin một luồng bằng PUT / There is no stream with this token; reserve one with PUT",
        404,
      );
    const acceptsStream = request.headers.accept?.includes("text/event-stream") ?? false;
    if (request.method === "GET" && acceptsStream) {
      return stream.open(response, this.#options.streams, context);
    }
    if (request.method === "DELETE") {
      stream.stop(target.searchParams.get("operationId"));
      response.writeHead(200).end();
      return;
    }
    if (request.method !== "POST") {
      throw refuse(
        "METHOD_NOT_ALLOWED",
        "Câu hỏi của một luồng được gửi bằng POST / The operations of a stream are sent with POST",
        405,
      );
    }
    const { maxBodyBytes, admission } = this.#options;
    const { quota } = context;
    const parameters = await readParameters(request, target, { maxBodyBytes, admission, quota });
    await admission.enter(quota);
    this.#begin(stream, parameters, context);
    response.writeHead(202).end();
  }

  /** A refusal of the operation answers the POST; everything later goes to the stream. */
  #begin(stream: ReservedStream, parameters: RequestParameters, asked: RequestContext): void {
    const { quota } = asked;
    const engine = this.#options.engine();
    const operation = stream.begin(parameters.extensions?.["operationId"], quota);
    // The client waits for the stream, not for the answer to its POST.
    const context = { ...identityOf(asked), signal: operation.signal };
    try {
      const prepared = charged(quota, () => engine.prepare(parameters, context));
      const subscription = engine.subscribe(prepared, context);
      const wantsStart = parameters.extensions?.["startCursor"] === true;
      if (subscription) operation.follow(subscription, wantsStart);
      else
        this.#options.streams.faults.run(
          "reserved stream",
          () => this.#answer(operation, engine.answer(prepared, context)),
          (errorId) => operation.end(failed(errorId)),
        );
    } catch (error) {
      operation.stop();
      throw error;
    }
  }

  async #answer(operation: StreamedOperation, text: Promise<ByteText>): Promise<void> {
    try {
      operation.answer(fromByteText(await text));
    } catch (error) {
      const { errors } = this.#options.maskError(error);
      operation.end({ kind: "refused", errors: errors.map((refusal) => refusal.toJSON()) });
    }
  }
}

/** A stream from its reservation to its end, with its operations. */
class ReservedStream {
  readonly #operations = new Map<string, StreamedOperation>();
  readonly #maxOperations: number;
  readonly #expiry: NodeJS.Timeout;
  readonly #onEnd: () => void;
  #stream: ResponseStream | undefined;

  constructor(
    maxOperations: number,
    readonly callerId: string,
    { faults, times }: ResponseStreams,
    onEnd: () => void,
  ) {
    this.#maxOperations = maxOperations;
    this.#onEnd = onEnd;
    this.#expiry = setTimeout(
      faults.guard("reservation limit", () => this.closed(), onEnd),
      times.reservationMs ?? RESERVATION_LIMIT_MS,
    ).unref();
  }

  /** @throws RequestRefusal `STREAM_ALREADY_OPEN`: a token is valid for one client */
  open(response: ServerResponse, streams: ResponseStreams, context: RequestContext): void {
    if (this.#stream)
      throw refuse(
        "STREAM_ALREADY_OPEN",
        "Luồng với mã này đã mở; hãy xin luồng khác / The stream with this token is open already; reserve another",
        409,
      );
    clearTimeout(this.#expiry);
    this.#stream = new OpenedStream(response, streams, this, context);
    this.drained();
  }

  /** @throws RequestRefusal if the id is missing, taken, or one too many */
  begin(id: unknown, quota: CallerQuota | undefined): StreamedOperation {
    if (typeof id !== "string" || id === "" || id.length > LONGEST_OPERATION_ID) throw missingOperationId();
    if (this.#operations.has(id)) {
      throw refuse(
        "OPERATION_ID_IN_USE",
        `Câu hỏi “${id}” đang chạy trên luồng này; hãy dùng mã khác / The operation "${id}" is under way on this stream already; use another id`,
        409,
      );
    }
    if (this.#operations.size >= this.#maxOperations) {
      throw refuse(
        "TOO_MANY_OPERATIONS",
        `Mỗi luồng có nhiều nhất ${this.#maxOperations} câu hỏi; hãy kết thúc bớt / A stream carries ${this.#maxOperations} operations at most; end some`,
        429,
      );
    }
    quota?.take("streams");
    const onEnd = () => {
      if (this.#operations.delete(id)) quota?.release("streams");
    };
    const operation = new StreamedOperation(id, () => this.#stream, onEnd, quota);
    this.#operations.set(id, operation);
    return operation;
  }

  /** @throws RequestRefusal `OPERATION_ID_MISSING` */
  stop(id: string | null): void {
    if (id === null || id === "") throw missingOperationId();
    this.#operations.get(id)?.stop();
  }

  drained(): void {
    for (const operation of this.#operations.values()) operation.resume();
  }

  closed(): void {
    clearTimeout(this.#expiry);
    for (const operation of this.#operations.values()) operation.stop();
    this.#onEnd();
  }
}

/** The stream that carries the answers of a reservation. */
class OpenedStream extends ResponseStream {
  readonly #reservation: ReservedStream;

  constructor(
    response: ServerResponse,
    streams: ResponseStreams,
    reservation: ReservedStream,
    context: RequestContext,
  ) {
    super(response, streams, EVENT_STREAM, context);
    this.#reservation = reservation;
  }

  protected override drained(): void {
    this.#reservation.drained();
  }

  protected override closed(): void {
    this.#reservation.closed();
  }
}

class StreamedOperation implements Receiver {
  readonly #ended = new AbortController();
  readonly #prefix: Buffer;
  #subscription: Subscription | undefined;
  /** Messages that wait until the stream is opened, since clients may send operations first, or has room. */
  #early: string[] = [];
  #earlyBytes = 0;

  constructor(
    private readonly id: string,
    private readonly findStream: () => ResponseStream | undefined,
    private readonly onEnd: () => void,
    private readonly quota: CallerQuota | undefined,
  ) {
    this.#prefix = Buffer.from(`event: next\ndata: {"id":${JSON.stringify(id)},"payload":`);
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  follow(subscription: Subscription, wantsStart: boolean): void {
    const { startCursor } = subscription;
    if (wantsStart && startCursor !== undefined)
      this.#send("next", { id: this.id, payload: { data: null, extensions: { cursor: startCursor } } });
    this.#subscription = subscription;
    subscription.begin(this);
  }

  answer(json: string): void {
    if (this.signal.aborted) return;
    this.quota?.spend(json.length / ANSWER_BYTES_PER_MS);
    this.#write(`${this.#prefix.toString()}${json}}\n\n`);
    this.end({ kind: "complete" });
  }

  receive({ json }: LivePayload): boolean {
    const stream = this.findStream();
    const message = Buffer.concat([this.#prefix, json, MESSAGE_END]);
    if (stream) return stream.write(message);
    this.#keep(message.toString());
    return false;
  }

  resume(): void {
    const stream = this.findStream();
    while (stream && !stream.isFull && this.#early.length > 0) stream.write(this.#nextEarly());
    if (this.#early.length > 0) return;
    if (this.signal.aborted) this.onEnd();
    else this.#subscription?.resume();
  }

  end(ending: Ending): void {
    if (this.signal.aborted) return;
    if (ending.kind === "refused") this.#send("next", { id: this.id, payload: { errors: ending.errors } });
    if (ending.kind !== "stopped") this.#send("complete", { id: this.id });
    this.#ended.abort();
    // Messages that wait for the stream are still to be sent.
    if (this.#early.length === 0) this.onEnd();
  }

  /** Nothing more is sent for it. */
  stop(): void {
    this.#dropEarly();
    this.#ended.abort();
    this.#subscription?.close();
    this.onEnd();
  }

  #send(event: string, data: object): void {
    this.#write(eventMessage(event, JSON.stringify(data)));
  }

  #write(message: string): void {
    const stream = this.findStream();
    if (stream && !stream.isFull) stream.write(message);
    else this.#keep(message);
  }

  /** Keeps it until the stream takes it. If the caller has its share of memory, the operation ends. */
  #keep(message: string): void {
    try {
      this.quota?.take("keptBytes", message.length);
      this.#earlyBytes += message.length;
      this.#early.push(message);
    } catch (error) {
      if (!(error instanceof RequestRefusal)) throw error;
      this.#dropEarly();
      const errors = error.errors.map((refusal) => refusal.toJSON());
      this.#early = [
        eventMessage("next", JSON.stringify({ id: this.id, payload: { errors } })),
        eventMessage("complete", JSON.stringify({ id: this.id })),
      ];
      this.#ended.abort();
      this.#subscription?.close();
    }
  }

  #nextEarly(): string {
    const message = this.#early.shift() ?? "";
    this.#release(message.length);
    return message;
  }

  #dropEarly(): void {
    this.#early = [];
    this.#release(this.#earlyBytes);
  }

  /** The message that says why nothing more is kept is not counted. */
  #release(bytes: number): void {
    const counted = Math.min(bytes, this.#earlyBytes);
    if (counted > 0) this.quota?.release("keptBytes", counted);
    this.#earlyBytes -= counted;
  }
}

function missingOperationId() {
  return refuse(
    "OPERATION_ID_MISSING",
    `Hãy nêu mã của câu hỏi ở extensions.operationId, hoặc ?operationId= để kết thúc: 1 đến ${LONGEST_OPERATION_ID} ký tự / Name the operation with extensions.operationId, or ?operationId= to end it: 1 to ${LONGEST_OPERATION_ID} characters`,
  );
}
