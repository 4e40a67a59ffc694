import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { parseRequestTarget } from "../requests/request-target.js";
import { chooseCoding } from "./content-coding.js";
import { readAddresses } from "./page-addresses.js";
import { type FileForm, readSiteFiles, type SiteFile, type SiteFiles } from "./site-files.js";

/** Answers requests for files. Rejects when a file cannot be read. */
export type ServeStatic = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Everything comes from this origin. The explorer's editor starts its workers from blobs, and bars have their lengths
 * as inline styles.
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

/** What changes under the same name is asked for each time, and sent only if it has changed. */
const ASK_EACH_TIME = "no-cache";
const NEVER_ASK_AGAIN = "public, max-age=31536000, immutable";

/** The file behind all addresses of the dashboard's pages. */
const PAGE = "/index.html";

/**
 * Serves the built dashboard as it was at the start: its files, and index.html at the addresses of its pages. Assets of
 * earlier builds that the build has kept are there as well, for pages that were opened before. Who opens any other
 * address gets index.html with status 404, and reads there how to go on; a program gets the 404 alone.
 */
export function createStaticHandler(directory: string | undefined): ServeStatic {
  const files: SiteFiles = directory === undefined ? new Map() : readSiteFiles(directory);
  const { isPage, moved } = readAddresses(directory);
  return async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    response.setHeader("content-security-policy", CONTENT_SECURITY_POLICY);
    const { path, searchParams } = parseRequestTarget(request.url) ?? { path: "" };
    const newPath = moved.get(path);
    const file = findFile(files, path);
    const page = files.get(PAGE);
    if (newPath !== undefined) {
      response
        .writeHead(308, { location: searchParams?.size ? `${newPath}?${searchParams}` : newPath })
        .end();
    } else if (file !== undefined) {
      await sendFile(file, request, response);
    } else if (page !== undefined && isPage(path)) {
      await sendFile(page, request, response);
    } else if (page !== undefined && request.headers.accept?.includes("text/html")) {
      await sendFile(page, request, response, 404);
    } else {
      notFound(response);
    }
  };
}

function findFile(files: SiteFiles, path: string): SiteFile | undefined {
  return files.get(path) ?? (path.endsWith("/") ? files.get(path.slice(0, -1)) : undefined);
}

async function sendFile(
  file: SiteFile,
  request: IncomingMessage,
  response: ServerResponse,
  status = 200,
): Promise<void> {
  const coding = chooseCoding(request.headers["accept-encoding"], (candidate) => file.forms.has(candidate));
  const form = file.forms.get(coding);
  if (form === undefined) return notFound(response);
  const caching = cachingHeaders(file, form);
  if (status === 200 && isKnown(request.headers["if-none-match"], form)) {
    response.writeHead(304, caching).end();
    return;
  }
  const headers = {
    ...caching,
    "content-type": file.contentType,
    "content-length": form.size,
    ...(coding !== "identity" && { "content-encoding": coding }),
  };
  if (request.method === "HEAD") response.writeHead(status, headers).end();
  else if (form.bytes !== undefined) response.writeHead(status, headers).end(form.bytes);
  else await sendFromDisk(form.path, headers, response);
}

function cachingHeaders({ isImmutable, forms }: SiteFile, { etag }: FileForm): OutgoingHttpHeaders {
  return {
    "cache-control": isImmutable ? NEVER_ASK_AGAIN : ASK_EACH_TIME,
    etag,
    ...(forms.size > 1 && { vary: "accept-encoding" }),
  };
}

/** RFC 9110 §13.1.2. */
function isKnown(ifNoneMatch: string | undefined, { etag }: FileForm): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = ifNoneMatch.split(",").map((text) => text.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

async function sendFromDisk(
  path: string,
  headers: OutgoingHttpHeaders,
  response: ServerResponse,
): Promise<void> {
  const handle = await openIfThere(path);
  if (handle === undefined) return notFound(response);
  try {
    await pipeline(handle.createReadStream(), response.writeHead(200, headers));
  } catch (error) {
    // Readers leave.
    if (!hasCode(error, "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  }
}

/** Undefined if a build has removed it since the start. */
async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

function notFound(response: ServerResponse): void {
  response
    .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
    .end("Không có trang này. / There is no such page.\n");
}
