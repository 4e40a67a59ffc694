/** GraphQL over server-sent events, distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md */
import { createParser } from "eventsource-parser";
import { type Dispatcher, request as send } from "undici";
import { subscriptionAddress } from "./subscription-address.js";
import {
  type OpenUpstream,
  UPSTREAM_ANSWER_LIMIT_MS,
  UpstreamRefusal,
  type UpstreamRequest,
  upstreamHeaders,
} from "./upstream.js";

export const openEventStreamUpstream: OpenUpstream = async function* (request, signal) {
  const answer = await post(request, signal);
  try {
    const mediaType = String(answer.headers["content-type"] ?? "");
    if (!mediaType.startsWith("text/event-stream")) throw await failureOf(answer, mediaType);
    yield* readResults(answer.body, request.largestResultBytes);
  } finally {
    answer.body.on("error", ignoreAbort).destroy();
  }
};

function post(request: UpstreamRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const { query, variables, address } = request;
  const url = new URL(subscriptionAddress(address).url);
  const body = JSON.stringify({ query, variables });
  return send(url, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      "content-type": "application/json",
      ...upstreamHeaders(request, "POST", url, body),
    },
    body,
    signal,
    headersTimeout: UPSTREAM_ANSWER_LIMIT_MS,
    // A member need not say anything while nothing happens; TCP's keep-alive finds out that it is gone.
    bodyTimeout: 0,
  });
}

/** What a member that sends no stream says instead. */
async function failureOf({ statusCode, body }: Dispatcher.ResponseData, mediaType: string): Promise<Error> {
  const answer: unknown = mediaType.includes("json") ? await body.json() : undefined;
  const errors =
    typeof answer === "object" && answer !== null && "errors" in answer ? answer.errors : undefined;
  return errors === undefined
    ? new Error(`the member answered with status ${statusCode} and no event stream`)
    : new UpstreamRefusal(errors);
}

async function* readResults(
  body: AsyncIterable<Uint8Array>,
  largestResultBytes: number,
): AsyncGenerator<unknown, void> {
  let results: unknown[] = [];
  let isComplete = false;
  const parser = createParser({
    maxBufferSize: largestResultBytes,
    onEvent: ({ event, data }) => {
      if (event === "next" && !isComplete) results.push(JSON.parse(data));
      if (event === "complete") isComplete = true;
    },
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") throw error;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const ready = results;
    results = [];
    yield* ready;
    if (isComplete) return;
  }
  throw new Error("the member's stream ended without being complete");
}

function ignoreAbort(): void {
  // A body destroyed before its end reports that as an error; who destroyed it knows.
}
