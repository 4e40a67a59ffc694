/** What only operators see, on a port of its own: metrics, and how the member's copies stand. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { isIP } from "node:net";
import type { Logger } from "pino";
import { register } from "prom-client";
import type { FeedState } from "./feeds/feed-state.js";

export interface OperatorsPortOptions {
  readonly member: string;
  readonly isHealthy: () => Promise<boolean>;
  readonly copies: () => readonly FeedState[];
  /** Whether nobody but this machine reaches it; elsewhere it answers to whatever name it is given. */
  readonly isLoopback: boolean;
  readonly logger: Logger;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const TEXT = "text/plain; charset=utf-8";
const NOT_FOUND: Answer = { status: 404, contentType: TEXT, body: "There are /metrics and /health here.\n" };
const FOREIGN: Answer = {
  status: 403,
  contentType: TEXT,
  body: "This port answers to names and addresses of loopback only.\n",
};
const FAILED: Answer = { status: 500, contentType: TEXT, body: "The log says what went wrong.\n" };

/** The server is not listening yet. */
export function createOperatorsServer(options: OperatorsPortOptions): Server {
  return createServer(async (request, response) => {
    const { status, contentType, body } = await answer(request, options).catch((error: unknown) => {
      options.logger.error({ err: error }, "the operators' port could not answer");
      return FAILED;
    });
    response.writeHead(status, { "content-type": contentType, "cache-control": "no-store" }).end(body);
  });
}

async function answer({ headers, url }: IncomingMessage, options: OperatorsPortOptions): Promise<Answer> {
  if (options.isLoopback && !isOwnName(headers.host)) return FOREIGN;
  switch (url) {
    case "/metrics":
      return { status: 200, contentType: register.contentType, body: await register.metrics() };
    case "/health":
      return describeHealth(options);
    default:
      return NOT_FOUND;
  }
}

async function describeHealth({ member, isHealthy, copies }: OperatorsPortOptions): Promise<Answer> {
  const state = await isHealthy();
  return {
    status: state ? 200 : 503,
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify({ status: state ? "ok" : "database unavailable", member, copies: copies() }),
  };
}

/** A page elsewhere that has pointed its own name at loopback cannot have sent an address, or "localhost", as Host. */
function isOwnName(host: string | undefined): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  return name === "localhost" || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}
