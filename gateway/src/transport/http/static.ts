import type { RequestListener, ServerResponse } from "node:http";
import sirv from "sirv";

/**
 * Everything comes from this origin. The explorer's editor starts its workers from blobs, and the component library
 * uses inline styles.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Serves the built dashboard: `/` is its index.html, `/explorer` its explorer.html. */
export function createStaticHandler(directory: string | undefined): RequestListener {
  if (directory === undefined) return (_, response) => notFound(response);
  const serve = sirv(directory, { etag: true, extensions: ["html"], setHeaders: setCaching });
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    response.setHeader("content-security-policy", CONTENT_SECURITY_POLICY);
    serve(request, response, () => notFound(response));
  };
}

/** The build puts a content hash into the names under /assets. */
function setCaching(response: ServerResponse, pathname: string): void {
  const isHashed = pathname.startsWith("/assets/");
  response.setHeader("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
}

function notFound(response: ServerResponse): void {
  response
    .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
    .end("Không có trang này. / There is no such page.\n");
}
