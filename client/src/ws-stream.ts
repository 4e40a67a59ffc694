import { createClient } from "graphql-ws/client";
import type { Response, StreamListener, StreamRequest } from "./stream.js";

const PING_EVERY_MS = 10_000;
const PONG_LIMIT_MS = 5_000;
const ACK_LIMIT_MS = 10_000;

/** One operation over one WebSocket, in the graphql-transport-ws protocol. */
export async function streamOverWebSocket<Data>(
  request: StreamRequest,
  listener: StreamListener<Data>,
  signal: AbortSignal,
): Promise<void> {
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};
  const end = () => unsubscribe();
  const client = createClient({
    url: webSocketUrl(request.url),
    connectionParams: { ...request.connectionParams },
    connectionAckWaitTimeout: ACK_LIMIT_MS,
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      // A socket whose other end is gone stays open for minutes; a missing pong tells earlier.
      ping: (isReceived) => {
        if (!isReceived) deadline = setTimeout(() => client.terminate(), PONG_LIMIT_MS);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(deadline);
      },
    },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      unsubscribe = client.subscribe<Data>(
        {
          query: request.query,
          operationName: request.operationName,
          variables: { ...request.variables },
          // Asks the server for a first message without an event, as soon as it listens.
          extensions: { startCursor: true },
        },
        {
          next: (response: Response<Data>) => dispatch(response, listener),
          error: (error) => {
            if (Array.isArray(error)) listener.onRefusal(error);
            reject(error);
          },
          complete: resolve,
        },
      );
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    });
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener("abort", end);
    await client.dispose();
  }
}

function dispatch<Data>(response: Response<Data>, listener: StreamListener<Data>): void {
  const { data, errors, extensions } = response;
  const isStart = data === null && !errors && !extensions?.eventId;
  if (isStart) listener.onStart(extensions?.cursor);
  else listener.onResponse(response);
}

function webSocketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol.replace("http", "ws");
  return absolute.href;
}
