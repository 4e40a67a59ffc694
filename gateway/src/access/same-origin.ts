import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Bilingual } from "../errors/request-refusal.js";
import { valuesOf } from "./header-values.js";

/**
 * Decides by its headers whether a request may be answered at all. Returns the sentence that refuses it. A browser may
 * navigate to a page from anywhere, but not to anything else.
 */
export type FindRefusal = (headers: IncomingHttpHeaders, isNavigation?: boolean) => Bilingual | undefined;

/**
 * Guards a gateway that anyone who reaches it may read. It answers to the names of loopback and to those that are
 * allowed.
 *
 * A page from elsewhere can point its own name at this address (DNS rebinding): then the Host header has that name. It
 * can also send requests here from its own origin: then Origin or Sec-Fetch-Site says so.
 */
export function createFindRefusal(isAllowed: (hostName: string) => boolean): FindRefusal {
  /** Most requests use one name, which need not be checked again each time. */
  let lastAllowed: string | undefined;
  return (headers, isNavigation = false) => {
    const { host } = headers;
    if (host === undefined || host !== lastAllowed) {
      const hostName = hostNameOf(host);
      if (!isLoopback(hostName) && !isAllowed(hostName))
        return `Hệ thống không trả lời dưới tên “${hostName}”; hãy thêm tên đó vào ALLOWED_HOSTS / This gateway does not answer to the name "${hostName}"; name it in ALLOWED_HOSTS`;
      lastAllowed = host;
    }
    if (isForeign(headers) && !isNavigation)
      return "Hệ thống chỉ trả lời các trang của chính nó / This gateway answers pages of its own origin only";
    return undefined;
  };
}

/** Whether the browser will show the answer to its user: then no page of another site can read it. */
export function isNavigation({ method, headers }: IncomingMessage): boolean {
  return method === "GET" && headers["sec-fetch-mode"] === "navigate";
}

export function isLoopback(hostName: string): boolean {
  return (
    hostName === "localhost" ||
    hostName.endsWith(".localhost") ||
    hostName === "[::1]" ||
    hostName === "::1" ||
    /^127(\.\d{1,3}){3}$/.test(hostName)
  );
}

/** Sec-Fetch-Site counts first: no page can set it, and no proxy changes what it describes. */
function isForeign({ origin, host, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  if (site === "same-origin") return false;
  if (origin !== undefined) return !isOriginOf(origin, host);
  return site === "cross-site" || site === "same-site";
}

/** The Host header has no scheme, so it is read with that of the origin, which decides the default port. */
function isOriginOf(origin: string, host: string | undefined): boolean {
  const { protocol, host: originHost } = URL.parse(origin) ?? {};
  return originHost !== undefined && originHost !== "" && authorityOf(host, protocol)?.host === originHost;
}

/**
 * A proxy in front may have used another Host than the gateway would: such a request is answered with 400 (RFC 9112
 * §3.2).
 */
export function hasSeveralHosts(request: IncomingMessage): boolean {
  return valuesOf(request, "host").length > 1;
}

/** The name or address without its port and trailing dot, as it is compared; empty if it is neither. */
export function hostNameOf(host: string | undefined): string {
  return authorityOf(host)?.hostname.replace(/\.$/, "") ?? "";
}

/** Undefined if it is not a host with or without a port. */
function authorityOf(host: string | undefined, protocol = "http:"): URL | undefined {
  if (host === undefined || !/^[^\s/\\?#@]+$/.test(host)) return undefined;
  return URL.parse(`${protocol}//${host}`) ?? undefined;
}
