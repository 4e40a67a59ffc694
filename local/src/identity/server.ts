import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { SIGN_IN_PATH } from "./provider.js";
import { answerSignIn, type SignInParts } from "./sign-in.js";

export interface ServerParts extends SignInParts {
  readonly issuer: string;
  readonly logger: Logger;
}

/** Serves the provider at the path of its issuer, and `/health` to the supervisor. */
export function createIdentityServer(parts: ServerParts): Server {
  const { issuer, provider, logger } = parts;
  const { origin, host, protocol, pathname } = new URL(issuer);
  const answerByProvider = provider.callback();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = "/" } = request;
    if (url === "/health") return void response.end("ok");
    if (!url.startsWith(`${pathname}/`)) return void response.writeHead(404).end();
    // Cookies and the sign-in belong to the issuer's name, by which a browser may not have come.
    if (request.method === "GET" && isPageOf(request) && hostAsked(request) !== host) {
      return void response.writeHead(307, { location: `${origin}${url}` }).end();
    }
    request.headers["x-forwarded-host"] = host;
    request.headers["x-forwarded-proto"] = protocol.slice(0, -1);

    const path = url.slice(pathname.length);
    const { pathname: pathOnly, searchParams } = new URL(path, origin);
    if (pathOnly.startsWith(SIGN_IN_PATH)) return answerSignIn(parts, request, response, searchParams);
    // The provider finds out from the difference below which path it is served.
    await answerByProvider(Object.assign(request, { originalUrl: url, url: path }), response);
  };

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.error({ err: error }, "A request has failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

function isPageOf({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("text/html") ?? false;
}

function hostAsked({ headers }: IncomingMessage): string | undefined {
  return headers["x-forwarded-host"]?.toString() ?? headers.host;
}
