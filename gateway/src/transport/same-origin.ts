import type { IncomingHttpHeaders } from "node:http";

/** Decides by its headers whether a request may be answered at all; returns the sentence that refuses it. */
export type FindRefusal = (headers: IncomingHttpHeaders) => string | undefined;

/**
 * Guards a gateway that anybody on this machine may read.
 *
 * A page from elsewhere can point its own name at 127.0.0.1 (DNS rebinding): then the Host header is that name.
 * And it can send requests here from its own origin: then Origin or Sec-Fetch-Site says so.
 */
export function createFindRefusal(boundHost: string, allowedHosts: readonly string[]): FindRefusal {
  const checksHost = isLoopback(boundHost) || allowedHosts.length > 0;
  /** Most requests come under one name, which need not be read again each time. */
  let lastAllowed: string | undefined;
  return (headers) => {
    const { host } = headers;
    if (checksHost && (host === undefined || host !== lastAllowed)) {
      const hostName = hostNameOf(host);
      if (!isLoopback(hostName) && !allowedHosts.includes(hostName))
        return `This gateway does not answer to the name "${hostName}"; name it in ALLOWED_HOSTS`;
      lastAllowed = host;
    }
    if (isForeign(headers)) return "This gateway answers pages of its own origin only";
    return undefined;
  };
}

function isForeign({ origin, host, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
  if (origin !== undefined) return !URL.canParse(origin) || new URL(origin).host !== host;
  return site === "cross-site" || site === "same-site";
}

function hostNameOf(host: string | undefined): string {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
}

function isLoopback(hostName: string): boolean {
  return (
    hostName === "localhost" ||
    hostName.endsWith(".localhost") ||
    hostName === "[::1]" ||
    hostName === "::1" ||
    /^127(\.\d{1,3}){3}$/.test(hostName)
  );
}
