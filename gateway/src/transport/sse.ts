/** GraphQL over server-sent events, distinct connections mode: one request, one operation, one stream. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CurrentEngine, RequestParameters } from "../engine.js";
import { refuse } from "../operation/request-refusal.js";
import type { PreparedOperation, RequestContext } from "../pipeline.js";
import { EVENT_STREAM_TIMES, EventStream, type EventStreamTimes } from "./event-stream.js";
import type { DescribeFailure } from "./failure.js";

export interface SseOptions {
  readonly engine: CurrentEngine;
  readonly describeFailure: DescribeFailure;
  readonly times?: EventStreamTimes | undefined;
}

/** Answers one operation; resolves when the stream has ended. Never rejects. */
export type HandleEventStream = (
  request: IncomingMessage,
  response: ServerResponse,
  parameters: RequestParameters,
  context: RequestContext,
) => Promise<void>;

export function createEventStreamHandler(options: SseOptions): HandleEventStream {
  return async (request, response, parameters, context) => {
    const stream = new EventStream(response, options.times ?? EVENT_STREAM_TIMES);
    let isComplete = true;
    try {
      isComplete = await answer(options, request, stream, parameters, context);
    } catch (error) {
      const { errors } = options.describeFailure(error);
      await stream.send("next", JSON.stringify({ errors }));
    }
    if (isComplete) await stream.send("complete", "");
    stream.end();
  };
}

/** Whether the operation is complete: if not, the client shall come back and resume. */
async function answer(
  { engine: currentEngine }: SseOptions,
  request: IncomingMessage,
  stream: EventStream,
  parameters: RequestParameters,
  context: RequestContext,
): Promise<boolean> {
  const engine = currentEngine();
  const prepared = engine.prepare(parameters, context);
  refuseWriteByGet(request, prepared);
  if (prepared.kind !== "subscription") {
    const response = await engine.execute(prepared, { ...context, signal: stream.closed });
    await stream.send("next", JSON.stringify(response));
    return true;
  }
  const lastEventId = findLastEventId(request);
  // From here on nothing is missed; the mark tells the client so, and where to resume if it loses the stream early.
  const { startCursor, payloads } = engine.subscriptions.subscribe(prepared, context, { lastEventId });
  stream.closed.addEventListener("abort", () => void payloads.return());
  await stream.mark(startCursor);
  let last = startCursor;
  for await (const { cursor, response } of payloads) {
    await stream.send("next", JSON.stringify(response), cursor);
    last = cursor;
  }
  // A subscription that could still be resumed ends only because this gateway stops.
  return last === "";
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
