import { createServer, type RequestListener, type Server } from "node:http";

/** A request that takes too long is noticed after another tenth of the limit, or after this long. */
const CHECKS_PER_REQUEST_TIME = 10;
const SHORTEST_CHECK_MS = 20;

export interface HttpTimes {
  /** How long a request may take to arrive, its body included. */
  readonly requestTimeoutMs: number;
  /** How long a connection stays open between two requests. */
  readonly keepAliveMs: number;
}

/** A server that does not listen yet. */
export function createHttpServer(
  { requestTimeoutMs, keepAliveMs }: HttpTimes,
  listener: RequestListener,
): Server {
  return createServer(
    {
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.max(SHORTEST_CHECK_MS, requestTimeoutMs / CHECKS_PER_REQUEST_TIME),
      keepAliveTimeout: keepAliveMs,
      // A client that offers another protocol is answered in the one it used (RFC 9110 §7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
    },
    listener,
  );
}
