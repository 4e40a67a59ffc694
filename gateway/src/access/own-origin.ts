/**
 * Under which address a caller has reached the hub, for what is handed out to be asked for again: `https://hub.example`.
 * The name is that of the Host header, which is allowed before anything is answered. The gateway itself speaks HTTP; that
 * a caller came by HTTPS only a proxy that the operator trusts can say.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { TrustedProxies } from "./client-address.js";

/** The origin, given the connection's peer and the headers of a request; undefined where these name no host. */
export type FindOwnOrigin = (peer: string | undefined, headers: IncomingHttpHeaders) => string | undefined;

export function createFindOwnOrigin(proxies: TrustedProxies): FindOwnOrigin {
  return (peer, headers) => {
    const { host } = headers;
    if (host === undefined) return undefined;
    const forwarded = headers["x-forwarded-proto"];
    const isTold = forwarded !== undefined && peer !== undefined && proxies.has(peer);
    // Where several proxies have written, the first is the one that the caller has reached.
    const isSecure = isTold && /^\s*https\s*(,|$)/i.test(String(forwarded));
    return URL.parse(`${isSecure ? "https" : "http"}://${host}`)?.origin;
  };
}
