import * as oauth from "oauth4webapi";

/** RFC 9728: which provider the hub believes, and as which client its page signs people in. */
export const DESCRIPTION = "/.well-known/oauth-protected-resource";

/** Where the provider leads back to. */
export const RETURN_PATH = "/dang-nhap";

/** What the page needs of the hub's description of itself. */
export interface ProtectedResource {
  /** The hub's address for people: the provider leads back there and nowhere else. */
  readonly origin: string;
  readonly issuer: URL;
  readonly clientId: string;
}

/** Rejects where the hub has no identity provider. */
export async function readProtectedResource(): Promise<ProtectedResource> {
  const response = await fetch(DESCRIPTION);
  if (!response.ok) throw new Error(`${DESCRIPTION} is refused`, { cause: response });
  const { resource, authorization_servers: [issuer] = [], page_client_id: clientId } = await response.json();
  return { origin: new URL(resource).origin, issuer: new URL(issuer), clientId };
}

/** The provider as it describes itself. */
export async function discover(issuer: URL): Promise<oauth.AuthorizationServer> {
  const response = await oauth.discoveryRequest(issuer, optionsFor(issuer));
  return oauth.processDiscoveryResponse(issuer, response);
}

/** A provider on this machine, as `npm start` brings it, has no TLS. Whatever else the issuer names is taken at its word. */
export function optionsFor(issuer: URL | string): { readonly [oauth.allowInsecureRequests]: boolean } {
  return { [oauth.allowInsecureRequests]: new URL(issuer).protocol === "http:" };
}
