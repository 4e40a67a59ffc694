import type { EventSourceMessage } from "eventsource-parser";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import type { Answer } from "./ask.js";
import type { RunningHub } from "./start-hub.js";

export type Transport = "ws" | "sse";

export const TRANSPORTS: readonly Transport[] = ["ws", "sse"];

export interface LiveRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** SSE only: what a browser sends when it reconnects. */
  readonly lastEventId?: string;
  readonly signal: AbortSignal;
}

/** The payloads of a subscription, until the signal aborts or the hub ends it; a plain client without resume. */
export function subscribe(
  hub: Pick<RunningHub, "url">,
  transport: Transport,
  request: LiveRequest,
): AsyncGenerator<Answer> {
  return transport === "ws"
    ? subscribeOverWebSocket(hub.url, request)
    : subscribeOverEventStream(hub.url, request);
}

async function* subscribeOverWebSocket(
  url: string,
  { query, variables, signal }: LiveRequest,
): AsyncGenerator<Answer> {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
  });
  const payloads = client.iterate<Answer["data"]>({ query, ...(variables && { variables }) });
  signal.addEventListener("abort", () => void payloads.return?.(), { once: true });
  try {
    for await (const { data, errors } of payloads) {
      yield {
        data,
        ...(errors && {
          errors: errors.map(({ message, extensions }) => ({ message, ...(extensions && { extensions }) })),
        }),
      };
    }
  } catch (refusal) {
    // graphql-ws throws the errors of an operation that was refused as a whole.
    if (!Array.isArray(refusal)) throw refusal;
    yield { errors: refusal };
  } finally {
    await client.dispose();
  }
}

async function* subscribeOverEventStream(url: string, request: LiveRequest): AsyncGenerator<Answer> {
  yield* await openEventStream(url, request);
}

/** Resolves when the hub has sent its headers: it has accepted the subscription then. */
export async function openEventStream(url: string, request: LiveRequest): Promise<AsyncGenerator<Answer>> {
  const { query, variables, lastEventId, signal } = request;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  if (!response.body) throw new Error("the hub sent no body");
  // Reading begins at once: fetch cancels a body that nobody reads when its response is collected as garbage.
  const messages = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  return payloadsOf(messages, signal);
}

async function* payloadsOf(
  messages: ReadableStream<EventSourceMessage>,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  try {
    for await (const message of messages) {
      if (message.event !== "next") continue;
      const payload: Answer = JSON.parse(message.data);
      yield payload;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
