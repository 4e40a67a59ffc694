/** GraphQL over server-sent events, distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md */
import { Agent, type Dispatcher, request as send } from "undici";
import { z } from "zod";
import { parseShallow } from "../../wire/parse-json.js";
import { EventStreamReader, type StreamedEvent } from "./event-stream-reader.js";
import {
  findClockProblem,
  type OpenUpstream,
  StreamNotBegun,
  UPSTREAM_ANSWER_LIMIT_MS,
  UpstreamRefusal,
  type UpstreamRequest,
  upstreamHeaders,
} from "./upstream.js";

/** How much is read of an answer that is not a stream. */
const LARGEST_REFUSAL_BYTES = 64 * 1024;

const connections = new Agent({ connect: { timeout: UPSTREAM_ANSWER_LIMIT_MS } });

export const openEventStreamUpstream: OpenUpstream = async function* (request, url, signal, onBegun) {
  if (signal.aborted) return;
  const answer = await post(request, url, signal);
  try {
    if (mediaTypeOf(answer) !== "text/event-stream") throw await failureOf(request, answer);
    onBegun?.();
    yield* readResults(answer.body, request.largestResultBytes);
  } finally {
    answer.body.on("error", ignoreAbort).destroy();
  }
};

async function post(
  request: UpstreamRequest,
  url: URL,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const { query, variables, address } = request;
  const body = JSON.stringify({ query, variables });
  // A member may be silent while nothing happens, and some send their headers only with the first event. TCP keep-alive
  // detects one that is gone.
  const silenceMs = address.streamSilenceMs ?? 0;
  try {
    return await send(url, {
      method: "POST",
      headers: {
        accept: "text/event-stream",
        "content-type": "application/json",
        ...upstreamHeaders(request, "POST", url, body),
      },
      body,
      signal,
      dispatcher: connections,
      // A connection of its own, which ends with the stream.
      reset: true,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
    });
  } catch (cause) {
    throw new StreamNotBegun("unreachable", "the connection failed", { cause });
  }
}

const refusal = z.object({ errors: z.array(z.looseObject({ extensions: z.unknown().optional() })).min(1) });

/** What a member says instead of sending a stream. */
async function failureOf(request: UpstreamRequest, answer: Dispatcher.ResponseData): Promise<Error> {
  const { statusCode: status, headers } = answer;
  const mediaType = mediaTypeOf(answer);
  const said: unknown = mediaType.includes("json") ? parseJson(await readStart(answer.body)) : undefined;
  const errors = refusal.safeParse(said).data?.errors;
  const { date } = headers;
  const clockProblem = findClockProblem(request, { status, date, extensions: errors?.[0]?.extensions });
  if (clockProblem) return clockProblem;
  if (errors) return new UpstreamRefusal(errors);
  const what = mediaType === "" ? "without a content type" : `with ${mediaType}`;
  return StreamNotBegun.ofStatus(status, `it answers with status ${status} ${what} and no event stream`);
}

/** As much of the body as arrives soon and is useful. */
async function readStart(body: Dispatcher.ResponseData["body"]): Promise<string> {
  const limit = setTimeout(() => body.destroy(), UPSTREAM_ANSWER_LIMIT_MS);
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LARGEST_REFUSAL_BYTES) break;
    }
  } catch {
    // What has arrived is enough.
  } finally {
    clearTimeout(limit);
  }
  return text;
}

async function* readResults(
  body: AsyncIterable<Uint8Array>,
  largestResultBytes: number,
): AsyncGenerator<unknown, void> {
  const reader = new EventStreamReader(largestResultBytes);
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    for (const event of reader.read(decoder.decode(chunk, { stream: true }))) {
      if (event.name === "complete") return;
      if (isResult(event)) yield parseShallow(event.data);
    }
  }
  if (reader.end()?.name === "complete") return;
  throw new Error("the member's stream ended without being complete");
}

/** Some servers omit the name of the only kind of event that has data. */
function isResult(event: StreamedEvent): event is StreamedEvent & { readonly data: string } {
  const { name = "next", data = "" } = event;
  return (name === "next" || name === "message") && data !== "";
}

function mediaTypeOf({ headers }: Dispatcher.ResponseData): string {
  const [mediaType = ""] = String(headers["content-type"] ?? "").split(";");
  return mediaType.trim().toLowerCase();
}

function parseJson(text: string): unknown {
  try {
    return parseShallow(text);
  } catch {
    return undefined;
  }
}

function ignoreAbort(): void {
  // A body destroyed before its end reports that as an error. Whoever destroyed it knows.
}
