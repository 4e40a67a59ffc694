/** The files of the built page, as they were when the gateway started. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import type { ContentCoding } from "./content-coding.js";

/** One form of a file: as it is, or in a coding that the build made. */
export interface FileForm {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  /** Only of files whose name stays the same when they change: a new build must not mix with what is served. */
  readonly bytes: Buffer | undefined;
}

export interface SiteFile {
  readonly contentType: string;
  /** The name changes with the content. */
  readonly isImmutable: boolean;
  readonly forms: ReadonlyMap<ContentCoding, FileForm>;
}

/** Files by their address. A page has two: `/truy-van.html` is also `/truy-van`, and `/index.html` is also `/`. */
export type SiteFiles = ReadonlyMap<string, SiteFile>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tgz": "application/gzip",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** What the build appends to the name of a compressed form. */
const EXTENSIONS: Readonly<Record<ContentCoding, string>> = { br: ".br", gzip: ".gz", identity: "" };

/** Under this address the build puts what has a hash of its content in its name. */
const HASHED = "/assets/";
const INDEX = "/index.html";

/** None without a directory. */
export function readSiteFiles(directory: string | undefined): SiteFiles {
  if (directory === undefined) return new Map();
  const sizes = new Map(listFiles(directory).map((path) => [path, statSync(path).size]));
  const files = new Map<string, SiteFile>();
  for (const path of sizes.keys()) {
    const contentType = CONTENT_TYPES[extname(path)];
    if (contentType === undefined) continue;
    const address = `/${relative(directory, path).replaceAll(sep, "/")}`;
    const isImmutable = address.startsWith(HASHED);
    const forms = new Map<ContentCoding, FileForm>();
    for (const coding of ["identity", "gzip", "br"] as const) {
      const formPath = path + EXTENSIONS[coding];
      const size = sizes.get(formPath);
      if (size !== undefined) forms.set(coding, isImmutable ? onDisk(formPath, size) : inMemory(formPath));
    }
    const file = { contentType, isImmutable, forms };
    files.set(address, file);
    if (address === INDEX) files.set("/", file);
    else if (address.endsWith(".html")) files.set(address.slice(0, -".html".length), file);
  }
  return files;
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function onDisk(path: string, size: number): FileForm {
  return { path, size, etag: `"${basename(path)}"`, bytes: undefined };
}

function inMemory(path: string): FileForm {
  const bytes = readFileSync(path);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  return { path, size: bytes.length, etag, bytes };
}
