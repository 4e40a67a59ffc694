import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { CallerQuota } from "../../access/quotas.js";
import type { RequestContext } from "../../access/request-context.js";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { SECURITY_HEADERS, setHeaders } from "../headers/answer-head.js";
import { isKnown } from "../headers/entity-tag.js";
import { parseRequestTarget } from "../requests/request-target.js";
import { type ContentCoding, chooseCoding } from "./content-coding.js";
import { addRemembered, type PageAddresses } from "./page-addresses.js";
import type { FileForm, SiteFile, SiteFiles } from "./site-files.js";

/**
 * Answers requests for files. Rejects when a file cannot be read.
 *
 * @param begin counts a page with content as an operation of its caller, and throws a RequestRefusal if it has its share
 */
export type ServeStatic = (
  request: IncomingMessage,
  response: ServerResponse,
  begin: () => PageContext,
) => Promise<void>;

type PageContext = RequestContext & { readonly quota: CallerQuota };

/** Writes the page of an address with its content; undefined if only the browser can do so now. */
export type WritePage = (address: string, context: PageContext) => Promise<PageWithContent | undefined>;

export interface PageWithContent {
  readonly html: string;
  /** What the address names does not exist. */
  readonly isMissing: boolean;
}

/**
 * Everything comes from this origin; of inline scripts, those that the documents were built with. The explorer's editor
 * starts its workers from blobs, and bars have their lengths as inline styles. The page asks the identity provider for
 * tokens.
 *
 * @param issuer the identity provider; undefined where nobody signs in
 */
export function securityPolicyOf(files: SiteFiles, issuer: string | undefined): string {
  const provider = issuer === undefined ? [] : [new URL(issuer).origin];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScriptsOf(files)].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...provider].join(" "),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** By their hashes: https://www.w3.org/TR/CSP3/#grammardef-hash-source. */
function inlineScriptsOf(files: SiteFiles): ReadonlySet<string> {
  const documents = [...files.values()].flatMap(
    ({ forms }) => forms.get("identity")?.bytes?.toString() ?? [],
  );
  const scripts = documents.flatMap((html) => [...html.matchAll(INLINE_SCRIPT)]);
  return new Set(
    scripts.map(([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`),
  );
}

/** What changes under the same name is asked for each time, and sent only if it has changed. */
const ASK_EACH_TIME = "no-cache";
const NEVER_ASK_AGAIN = "public, max-age=31536000, immutable";

/** A page with content is another for each caller and after each change. */
const NEVER_KEEP = "no-store";

/** The file behind all addresses of the dashboard's pages. */
export const PAGE = "/index.html";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
/** What a page is made smaller by in a few milliseconds. */
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export interface StaticOptions {
  readonly files: SiteFiles;
  readonly securityPolicy: string;
  readonly addresses: PageAddresses;
  /** Undefined where pages have no content before the browser has asked for it. */
  readonly writePage: WritePage | undefined;
}

/**
 * Serves the built dashboard as it was at the start: its files, and index.html at the addresses of its pages, with
 * their content where it can be written; with status 404 where that says that there is no such thing. Assets of earlier builds that the build has kept are there as well, for pages that were opened before. Who opens any other
 * address gets index.html with status 404, and reads there how to go on; a program gets the 404 alone.
 */
export function createStaticHandler(options: StaticOptions): ServeStatic {
  const { files, securityPolicy, addresses, writePage } = options;
  const { isPage, moved, remembered } = addresses;
  return async (request, response, begin) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    response.setHeader("content-security-policy", securityPolicy);
    const { path, searchParams = new URLSearchParams() } = parseRequestTarget(request.url) ?? { path: "" };
    const newPath = moved.get(path);
    const file = findFile(files, path);
    const page = files.get(PAGE);
    if (newPath !== undefined) {
      response
        .writeHead(308, { location: searchParams.size > 0 ? `${newPath}?${searchParams}` : newPath })
        .end();
    } else if (page !== undefined && isPage(path)) {
      const chosen = addRemembered(searchParams, request.headers.cookie, remembered);
      const address = chosen === undefined ? (request.url ?? path) : `${path}?${chosen}`;
      const written = request.method === "GET" ? await write(address, begin) : undefined;
      if (written === undefined) await sendFile(page, request, response);
      else await sendPage(written, page, request, response);
    } else if (file !== undefined) {
      await sendFile(file, request, response);
    } else if (page !== undefined && isOpened(request)) {
      await sendFile(page, request, response, 404);
    } else {
      notFound(response);
    }
  };

  /** A caller that has its share gets the page without content. */
  async function write(address: string, begin: () => PageContext): Promise<PageWithContent | undefined> {
    if (writePage === undefined) return undefined;
    try {
      return await writePage(address, begin());
    } catch (error) {
      if (error instanceof RequestRefusal) return undefined;
      throw error;
    }
  }
}

/**
 * Sends whoever opens an address that is refused the page with that status, which says there why; false for a program,
 * which is to be told itself, and where there is no page.
 */
export type ShowRefusal = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
) => Promise<boolean>;

export function createShowRefusal(files: SiteFiles, securityPolicy: string): ShowRefusal {
  return async (request, response, status) => {
    const page = files.get(PAGE);
    if (page === undefined || !isOpened(request)) return false;
    setHeaders(response, [...SECURITY_HEADERS, "content-security-policy", securityPolicy]);
    await sendFile(page, request, response, status);
    return true;
  };
}

/** By a person, who reads what is sent. */
function isOpened({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("text/html") === true;
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
  if (status === 200 && isKnown(request.headers["if-none-match"], form.etag)) {
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

async function sendPage(
  { html, isMissing }: PageWithContent,
  { contentType }: SiteFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const coding = chooseCoding(request.headers["accept-encoding"], () => true);
  const bytes = await encode(html, coding);
  response
    .writeHead(isMissing ? 404 : 200, {
      "cache-control": NEVER_KEEP,
      vary: "accept-encoding",
      "content-type": contentType,
      "content-length": bytes.length,
      ...(coding !== "identity" && { "content-encoding": coding }),
    })
    .end(bytes);
}

async function encode(text: string, coding: ContentCoding): Promise<Buffer> {
  switch (coding) {
    case "br":
      return toBrotli(text, QUICK_BROTLI);
    case "gzip":
      return toGzip(text);
    case "identity":
      return Buffer.from(text);
  }
}

function cachingHeaders({ isImmutable, forms }: SiteFile, { etag }: FileForm): OutgoingHttpHeaders {
  return {
    "cache-control": isImmutable ? NEVER_ASK_AGAIN : ASK_EACH_TIME,
    etag,
    ...(forms.size > 1 && { vary: "accept-encoding" }),
  };
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
