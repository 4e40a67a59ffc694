/** What only operators see, on a port of its own: metrics and the state of the members. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { createFindRefusal, hasSeveralHosts } from "../../access/same-origin.js";
import type { Faults } from "../../errors/faults.js";
import { internalError } from "../../errors/masking.js";
import type { Metrics } from "../../metrics.js";
import { answerHalfClosed } from "../connections/http-connection.js";
import { SECURITY_HEADERS } from "../headers/answer-head.js";
import { parseRequestTarget } from "../requests/request-target.js";

export interface Health {
  readonly isReady: boolean;
  /** Identifies the supergraph that serves new operations. */
  readonly supergraph: string;
  /** Why the newest supergraph is not served; undefined if it is. */
  readonly supergraphProblem?: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  /** Internal errors that ended a request, a connection or a stream, counted by site. */
  readonly faults: Readonly<Record<string, number>>;
}

export interface OperatorsPortOptions {
  readonly health: () => Health;
  readonly metrics: Pick<Metrics, "contentType" | "text">;
  /** Host names, besides those of loopback and addresses, that the port answers to. */
  readonly allowedHosts: readonly string[];
  readonly faults: Faults;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const TEXT = "text/plain; charset=utf-8";
const NOT_FOUND: Answer = { status: 404, contentType: TEXT, body: "There are /metrics and /health here.\n" };
const SEVERAL_HOSTS: Answer = {
  status: 400,
  contentType: TEXT,
  body: "A request has one Host header, and this one has several.\n",
};
const BAD_REQUEST: Answer = { status: 400, contentType: TEXT, body: "The request names no path.\n" };

/** The server is not listening yet. */
export function createOperatorsServer(options: OperatorsPortOptions): Server {
  const findRefusal = createFindRefusal((name) => isAddress(name) || options.allowedHosts.includes(name));
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (hasSeveralHosts(request)) return SEVERAL_HOSTS;
    const refusal = findRefusal(request.headers);
    if (refusal !== undefined) return { status: 403, contentType: TEXT, body: `${refusal}\n` };
    const target = parseRequestTarget(request.url);
    return target ? answerPath(target.path, options) : BAD_REQUEST;
  };
  const server = createServer(
    options.faults.guard(
      "operators' request",
      async (request: IncomingMessage, response: ServerResponse) => send(response, await answer(request)),
      (errorId, _, response) => {
        const body = `${internalError(errorId).message}\n`;
        if (response.headersSent) response.destroy();
        else send(response, { status: 500, contentType: TEXT, body });
      },
    ),
  );
  answerHalfClosed(server);
  return server;
}

async function answerPath(path: string, { health, metrics }: OperatorsPortOptions): Promise<Answer> {
  switch (path) {
    case "/metrics":
      return { status: 200, contentType: metrics.contentType, body: await metrics.text() };
    case "/health":
      return describeHealth(health());
    default:
      return NOT_FOUND;
  }
}

function describeHealth({ isReady, ...state }: Health): Answer {
  return {
    status: isReady ? 200 : 503,
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify({ status: isReady ? "ok" : "unavailable", ...state }),
  };
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  const headers = [...SECURITY_HEADERS, "cache-control", "no-store", "content-type", contentType];
  response.writeHead(status, headers).end(body);
}

/** A page that pointed its own name here cannot have sent an address as Host. */
function isAddress(hostName: string): boolean {
  return isIP(hostName.replace(/^\[|\]$/g, "")) !== 0;
}
