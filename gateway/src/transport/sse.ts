/** GraphQL over server-sent events, distinct connections mode: one request, one operation, one stream. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CurrentEngine, RequestParameters } from "../engine.js";
import { fromByteText } from "../execute/byte-text.js";
import type { LivePayload } from "../live/live-payload.js";
import type { Ending, Receiver, Subscription } from "../live/subscription.js";
import { refuse } from "../operation/request-refusal.js";
import type { PreparedOperation, RequestContext } from "../pipeline.js";
import { EventStream, type EventStreams } from "./event-stream.js";
import type { DescribeFailure } from "./failure.js";

export interface SseOptions {
  readonly engine: CurrentEngine;
  readonly describeFailure: DescribeFailure;
  readonly streams: EventStreams;
}

/**
 * Answers one operation; resolves when it was begun, or has been answered, with a result or with what refuses it.
 * Rejects with a RequestRefusal when the connection cannot become a stream.
 */
export type HandleEventStream = (
  request: IncomingMessage,
  response: ServerResponse,
  parameters: RequestParameters,
  context: RequestContext,
) => Promise<void>;

export function createEventStreamHandler(options: SseOptions): HandleEventStream {
  return async (request, response, parameters, context) => {
    const answer = new StreamedAnswer(response, options.streams);
    try {
      await begin(options.engine, request, answer, parameters, context);
    } catch (error) {
      const { errors } = options.describeFailure(error);
      answer.end({ kind: "refused", errors: errors.map((refusal) => refusal.toJSON()) });
    }
  };
}

async function begin(
  currentEngine: CurrentEngine,
  request: IncomingMessage,
  answer: StreamedAnswer,
  parameters: RequestParameters,
  context: RequestContext,
): Promise<void> {
  const engine = currentEngine();
  const prepared = engine.prepare(parameters, context);
  refuseWriteByGet(request, prepared);
  const subscription = engine.subscribe(prepared, context, { lastEventId: findLastEventId(request) });
  if (subscription) return answer.follow(subscription);
  const { caller, client, requestId } = context;
  const text = await engine.executeToText(prepared, { caller, client, requestId, signal: answer.signal });
  answer.next(fromByteText(text));
  answer.end({ kind: "complete" });
}

/** The operation of one stream. */
class StreamedAnswer extends EventStream implements Receiver {
  #subscription: Subscription | undefined;
  #gone: AbortController | undefined;
  /** The client was told that it is behind. */
  #isBehind = false;

  /** Aborts when nobody waits for the answer any more. */
  get signal(): AbortSignal {
    this.#gone ??= new AbortController();
    if (this.isClosed) this.#gone.abort();
    return this.#gone.signal;
  }

  follow(subscription: Subscription): void {
    if (this.isClosed) {
      subscription.close();
      return;
    }
    // From here on nothing is missed; the mark tells the client so, and where to resume if it loses the stream early.
    const { startCursor, isBehind = false } = subscription;
    if (startCursor !== undefined) this.mark(startCursor, isBehind ? "behind" : undefined);
    this.#isBehind = isBehind;
    this.#subscription = subscription;
    subscription.begin(this);
  }

  next(json: string): void {
    this.send("next", json);
  }

  receive({ eventStreamMessage }: LivePayload): boolean {
    return this.write(eventStreamMessage);
  }

  caughtUp(cursor: string): void {
    if (this.#isBehind) this.mark(cursor, "present");
    this.#isBehind = false;
  }

  end(ending: Ending): void {
    if (ending.kind === "refused") this.next(JSON.stringify({ errors: ending.errors }));
    // Without it the client comes back and resumes.
    if (ending.kind !== "stopped") this.send("complete", "");
    this.finish();
  }

  protected override drained(): void {
    this.#subscription?.resume();
  }

  protected override closed(): void {
    this.#gone?.abort();
    this.#subscription?.close();
  }
}

/** A page can make a browser send a GET from anywhere, so a GET never writes. */
function refuseWriteByGet(request: IncomingMessage, prepared: PreparedOperation): void {
  if (request.method !== "GET" || prepared.kind !== "mutation") return;
  throw refuse("METHOD_NOT_ALLOWED", "A mutation must be sent with POST, not GET", 405);
}

function findLastEventId(request: IncomingMessage): string | undefined {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && header !== "" ? header : undefined;
}
