/** One operation answered by a stream: one request, one operation, one response that lasts. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { ANSWER_BYTES_PER_MS, type CallerQuota, charged, UNCOUNTED_BYTES } from "../../access/quotas.js";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { TurnLimit } from "../../access/turn-limit.js";
import type { CurrentEngine, RequestParameters } from "../../engine.js";
import type { MaskError } from "../../errors/masking.js";
import { refuse } from "../../errors/request-refusal.js";
import type { LivePayload } from "../../live/subscriptions/live-payload.js";
import type { Ending, Receiver, Subscription } from "../../live/subscriptions/subscription.js";
import type { PreparedOperation } from "../../operation/prepared-operation.js";
import { fromByteText } from "../../wire/byte-text.js";
import { ResponseStream, type ResponseStreams, type StreamFormat } from "./response-stream.js";

export interface StreamedAnswerOptions {
  readonly engine: CurrentEngine;
  readonly maskError: MaskError;
  readonly streams: ResponseStreams;
  /** Limits how many operations start at a time. */
  readonly admission: TurnLimit;
}

/** Messages without an event that a client asks for. */
export interface WantedMarks {
  /** The position after which nothing is missed. */
  readonly wantsStart: boolean;
  /** Also whether it is behind, and when it no longer is. */
  readonly wantsMarks: boolean;
}

/** How an operation's answers are written. */
export interface StreamedAnswerFormat extends StreamFormat {
  /** The same bytes for everybody who gets the payload. */
  message(payload: LivePayload): Buffer;
  /** A response as JSON on one line. */
  next(json: string): string;
  wantedMarks(parameters: RequestParameters): WantedMarks;
  /** The client can resume at the cursor. `isPresent` says that all earlier events have been sent. */
  mark(cursor: string, isPresent?: boolean): string;
  /** There is nothing more to send, and the client need not come back. */
  readonly complete: string;
}

/**
 * Answers one operation. Resolves when it has started, or has been answered with a result or a refusal.
 * Rejects with a RequestRefusal if the connection cannot become a stream.
 */
export type HandleStreamedAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  parameters: RequestParameters,
  context: RequestContext,
) => Promise<void>;

export function createStreamedAnswerHandler(
  options: StreamedAnswerOptions,
  format: StreamedAnswerFormat,
): HandleStreamedAnswer {
  return async (request, response, parameters, context) => {
    const answer = openStream(response, options, format, context);
    try {
      await options.admission.enter(context.quota);
      await begin(options.engine, request, answer, parameters, context);
    } catch (error) {
      const { errors } = options.maskError(error);
      answer.end({ kind: "refused", errors: errors.map((refusal) => refusal.toJSON()) });
    }
  };
}

/** @throws RequestRefusal if the connection cannot become a stream, or the caller has its share of them */
function openStream(
  response: ServerResponse,
  { streams }: StreamedAnswerOptions,
  format: StreamedAnswerFormat,
  context: RequestContext,
): StreamedAnswer {
  const { quota } = context;
  quota?.take("streams");
  try {
    return new StreamedAnswer(response, streams, format, context);
  } catch (error) {
    quota?.release("streams");
    throw error;
  }
}

async function begin(
  currentEngine: CurrentEngine,
  request: IncomingMessage,
  answer: StreamedAnswer,
  parameters: RequestParameters,
  context: RequestContext,
): Promise<void> {
  const engine = currentEngine();
  const prepared = charged(context.quota, () => engine.prepare(parameters, context));
  refuseWriteByGet(request, prepared);
  const subscription = engine.subscribe(prepared, context, { lastEventId: findLastEventId(request) });
  if (subscription) return answer.follow(subscription, parameters);
  const text = await engine.answer(prepared, { ...identityOf(context), signal: answer.signal });
  answer.keep(text.length);
  answer.next(fromByteText(text));
  answer.end({ kind: "complete" });
}

/** The operation of one stream. */
class StreamedAnswer extends ResponseStream<StreamedAnswerFormat> implements Receiver {
  #subscription: Subscription | undefined;
  #gone: AbortController | undefined;
  #keptBytes = 0;
  private readonly quota: CallerQuota | undefined;
  /** Whether the client was told that it is behind. */
  #isBehind = false;

  constructor(
    response: ServerResponse,
    streams: ResponseStreams,
    format: StreamedAnswerFormat,
    context: RequestContext,
  ) {
    super(response, streams, format, context);
    this.quota = context.quota;
  }

  /** Aborts when nobody waits for the answer any more. */
  get signal(): AbortSignal {
    this.#gone ??= new AbortController();
    if (this.isClosed) this.#gone.abort();
    return this.#gone.signal;
  }

  follow(subscription: Subscription, parameters: RequestParameters): void {
    if (this.isClosed) {
      subscription.close();
      return;
    }
    this.#markStart(subscription, this.format.wantedMarks(parameters));
    this.#subscription = subscription;
    subscription.begin(this);
  }

  next(json: string): void {
    this.write(this.format.next(json));
  }

  receive(payload: LivePayload): boolean {
    return this.write(this.format.message(payload));
  }

  caughtUp(cursor: string): void {
    if (this.#isBehind) this.write(this.format.mark(cursor, true));
    this.#isBehind = false;
  }

  end(ending: Ending): void {
    if (ending.kind === "refused") this.next(JSON.stringify({ errors: ending.errors }));
    // Without it the client comes back and resumes.
    if (ending.kind !== "stopped") this.write(this.format.complete);
    this.finish();
  }

  protected override drained(): void {
    this.#subscription?.resume();
  }

  /**
   * Counts a large answer until the client has taken it.
   * @throws RequestRefusal if the caller has its share of memory
   */
  keep(bytes: number): void {
    this.quota?.spend(bytes / ANSWER_BYTES_PER_MS);
    if (bytes <= UNCOUNTED_BYTES || this.isClosed) return;
    this.quota?.take("keptBytes", bytes);
    this.#keptBytes += bytes;
  }

  protected override closed(): void {
    this.quota?.release("streams");
    this.quota?.release("keptBytes", this.#keptBytes);
    this.#gone?.abort();
    this.#subscription?.close();
  }

  /** Sends the position after which nothing is missed: where to resume if the client loses the stream early. */
  #markStart({ startCursor, isBehind = false }: Subscription, { wantsStart, wantsMarks }: WantedMarks): void {
    if (startCursor === undefined || !(wantsStart || wantsMarks)) return;
    this.write(this.format.mark(startCursor, wantsMarks ? !isBehind : undefined));
    this.#isBehind = wantsMarks && isBehind;
  }
}

/** A page can make a browser send a GET from anywhere, so a GET never writes. */
function refuseWriteByGet(request: IncomingMessage, prepared: PreparedOperation): void {
  if (request.method !== "GET" || prepared.kind !== "mutation") return;
  throw refuse(
    "METHOD_NOT_ALLOWED",
    "Thao tác ghi phải gửi bằng POST, không phải GET / A mutation must be sent with POST, not GET",
    405,
  );
}

function findLastEventId(request: IncomingMessage): string | undefined {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && header !== "" ? header : undefined;
}
