import { MULTIPART_ACCEPT, readPayloads } from "@hub/gateway-fixtures/multipart";
import { EventSourceParserStream } from "eventsource-parser/stream";
import jsonPatch, { type Operation as PatchOperation } from "fast-json-patch";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import type { Transport } from "./live-client.js";

export type LiveQueryTransport = Transport | "multipart";

export interface LivePayload {
  // A test looks into the answer of its own query; its shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data?: any;
  readonly patch?: readonly PatchOperation[];
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

export interface LiveQueryClient extends AsyncDisposable {
  /** All payloads so far. */
  readonly payloads: readonly LivePayload[];
  /** The next payload that nobody has taken yet; undefined when there will be none. */
  next(): Promise<LivePayload | undefined>;
  close(): Promise<void>;
}

/** Watches a query like any client, without `@hub/client`. */
export function watchQuery(
  url: string,
  transport: LiveQueryTransport,
  query: string,
  variables: Record<string, unknown> = {},
): LiveQueryClient {
  const received = new Payloads();
  const close =
    transport === "ws"
      ? overWebSocket(url, received, { query, variables })
      : overFetch(READERS[transport], url, received, { query, variables });
  return {
    payloads: received.all,
    next: () => received.next(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Request {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

class Payloads {
  readonly all: LivePayload[] = [];
  #taken = 0;
  #isComplete = false;
  #wake: () => void = () => {};

  push(payload: LivePayload): void {
    this.all.push(payload);
    this.#wake();
  }

  complete(): void {
    this.#isComplete = true;
    this.#wake();
  }

  async next(): Promise<LivePayload | undefined> {
    while (this.all.length === this.#taken && !this.#isComplete) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#taken > this.all.length) throw new Error("the hub has ended the query");
    const payload = this.all[this.#taken];
    this.#taken += 1;
    return payload;
  }
}

function overWebSocket(url: string, received: Payloads, request: Request): () => Promise<void> {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  client.subscribe<LivePayload["data"]>(request, {
    next: (payload) => {
      const copy: LivePayload = JSON.parse(JSON.stringify(payload));
      received.push(copy);
    },
    error: (errors) => {
      if (Array.isArray(errors)) received.push({ errors });
      received.complete();
    },
    complete: () => received.complete(),
  });
  return async () => client.dispose();
}

/** Reads a response until it ends. */
type ReadResponse = (body: Body, received: Payloads) => Promise<void>;
type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

interface Reader {
  readonly accept: string;
  readonly read: ReadResponse;
}

const READERS: Readonly<Record<"sse" | "multipart", Reader>> = {
  sse: { accept: "text/event-stream", read: readEventStream },
  multipart: { accept: MULTIPART_ACCEPT, read: readMultipart },
};

function overFetch(
  { accept, read }: Reader,
  url: string,
  received: Payloads,
  request: Request,
): () => Promise<void> {
  const stop = new AbortController();
  const ask = async () => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify(request),
      signal: stop.signal,
    });
    if (response.body) await read(response.body, received);
  };
  const reading = ask().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return async () => {
    stop.abort();
    await reading;
  };
}

async function readEventStream(body: Body, received: Payloads): Promise<void> {
  const messages = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of messages) {
    if (event === "next") received.push(JSON.parse(data));
    if (event === "complete") received.complete();
  }
}

async function readMultipart(body: Body, received: Payloads): Promise<void> {
  for await (const payload of readPayloads<LivePayload>(body)) received.push(payload);
  received.complete();
}

/** The document with the operations applied, in order. It throws where one does not fit the document. */
export function applyPatch<Document>(document: Document, patch: readonly PatchOperation[]): Document {
  return jsonPatch.applyPatch(document, patch, true, false).newDocument;
}
