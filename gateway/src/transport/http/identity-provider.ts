/** What a gateway answers about signing in, and what it passes on to an identity provider on the same machine. */
import { type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import { pipeline } from "node:stream/promises";
import { refuse } from "../../errors/request-refusal.js";
import type { ProviderConfig } from "../../identity/identities.js";

/** Below it stands the provider that is passed on to. */
export const PROVIDER_FOLDER = "/oidc/";
export const METADATA_PATH = "/.well-known/oauth-protected-resource";
/** https://www.rfc-editor.org/rfc/rfc9728, section 3.1: of the hub, and of its endpoint. */
const METADATA_PATHS: ReadonlySet<string> = new Set([METADATA_PATH, `${METADATA_PATH}/graphql`]);
const SCOPE = "hub";

/** Forms and token requests are short. */
const LONGEST_BODY = 64 * 1024;
const ANSWER_LIMIT_MS = 10_000;
/** RFC 9110, section 7.6.1: they are about this connection. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export function isMetadataPath(path: string): boolean {
  return METADATA_PATHS.has(path);
}

/** Where tokens for this hub come from (RFC 9728), and with which client its page signs people in. */
export function resourceMetadata({ issuer, audience, pageClient }: ProviderConfig): object {
  return {
    resource: audience,
    authorization_servers: [issuer],
    scopes_supported: [SCOPE],
    bearer_methods_supported: ["header"],
    resource_name: "Khuyến học Hub",
    page_client_id: pageClient,
  };
}

/** Where a request comes from, and to which address of the hub. */
export interface Asker {
  readonly client: string;
  /** Undefined where it is not known. */
  readonly origin: string | undefined;
}

/** Passes a request on as it came, and its answer back. Rejects with a RequestRefusal where the provider is silent. */
export type PassOn = (request: IncomingMessage, response: ServerResponse, asker: Asker) => Promise<void>;

/** @param provider its base URL */
export function createPassOn(provider: URL): PassOn {
  return async (request, response, asker) => {
    if (Number(request.headers["content-length"] ?? 0) > LONGEST_BODY) throw tooLarge();
    const answer = await ask(provider, request, asker);
    response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
    await pipeline(answer, response);
  };
}

function ask(provider: URL, request: IncomingMessage, asker: Asker): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = sendRequest({
      host: provider.hostname,
      port: provider.port,
      method: request.method,
      path: request.url,
      timeout: ANSWER_LIMIT_MS,
      headers: { ...withoutHopByHop(request.headers), ...forwardedOf(asker) },
    });
    const fail = () => reject(providerSilent());
    asked.once("response", resolve);
    asked.once("timeout", () => asked.destroy());
    asked.once("error", fail);
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LONGEST_BODY) {
        asked.write(chunk);
        return;
      }
      reject(tooLarge());
      asked.destroy();
    });
    request.once("end", () => asked.end());
    request.once("error", () => asked.destroy());
  });
}

/**
 * Who asks, whatever it has said of that itself: the provider counts wrong passwords by it. And under which address it has
 * reached the hub: the provider writes its own addresses with it.
 */
function forwardedOf({ client, origin }: Asker): Record<string, string> {
  const own = origin === undefined ? undefined : URL.parse(origin);
  return {
    "x-forwarded-for": client,
    ...(own && { "x-forwarded-proto": own.protocol.slice(0, -1), "x-forwarded-host": own.host }),
  };
}

function withoutHopByHop(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

function tooLarge() {
  return refuse(
    "BODY_TOO_LARGE",
    `Yêu cầu đến nơi đăng nhập dài hơn ${LONGEST_BODY} byte / A request to the identity provider is longer than ${LONGEST_BODY} bytes`,
    413,
  );
}

function providerSilent() {
  return refuse(
    "IDENTITY_PROVIDER_UNAVAILABLE",
    "Nơi đăng nhập không trả lời; hãy thử lại sau vài giây / The identity provider does not answer; try again in a few seconds",
    503,
  );
}
