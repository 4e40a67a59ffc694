/**
 * Opens the page without a network. It keeps the files of the page as the build listed them; asks the hub first for
 * pages, so that an update shows at once; and leaves alone everything else: the page itself keeps the hub's answers.
 */
import type { KeptPage } from "./kept-page.js";

declare const self: ServiceWorkerGlobalScope;
/** The build writes it before this code, so that another build is another service worker. */
declare const KEPT_PAGE: KeptPage;

const PREFIX = "page-";
const NAME = PREFIX + KEPT_PAGE.version;
/** Pages of these builds are still open, and load parts that the hub may no longer have. */
const KEPT_BUILDS = 3;
/** The query tool keeps itself while it is open. */
const TOOL = "/truy-van";
/** Without content: what that was is kept by the page itself. */
const PAGE = "/index.html";
/** The pages of the identity provider that `npm start` brings: without a network they are none of ours. */
const PROVIDER = "/oidc/";
/** Names below it change with the content. */
const HASHED = "/assets/";

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage());
  // Pages that are open find their parts in the cache of their build.
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOldPages(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith(PROVIDER)) return;
  if (pathname.startsWith(HASHED)) event.respondWith(findFile(request));
  else if (request.mode === "navigate") event.respondWith(askFirst(request, () => findPage(pathname)));
  else if (KEPT_PAGE.files.includes(pathname)) event.respondWith(askFirst(request, () => findKept(pathname)));
});

async function keepPage(): Promise<void> {
  const cache = await caches.open(NAME);
  await Promise.all(
    KEPT_PAGE.files.map(async (file) => {
      const isHashed = file.startsWith(HASHED);
      const known = isHashed ? await caches.match(file, { ignoreVary: true }) : undefined;
      await cache.put(file, known ?? (await fetchWhole(file, isHashed ? "default" : "no-cache")));
    }),
  );
}

async function fetchWhole(file: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(file, { cache });
  if (!response.ok) throw new Error(`${file} was answered with ${response.status}`);
  return response;
}

/** What the hub answers, and what is kept if the hub, or a proxy before it, cannot. */
async function askFirst(request: Request, find: () => Promise<Response | undefined>): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.status < 500) return response;
    return (await find()) ?? response;
  } catch (error) {
    const kept = await find();
    if (kept === undefined) throw error;
    return kept;
  }
}

async function findPage(pathname: string): Promise<Response | undefined> {
  const tool = pathname === TOOL ? await caches.match(TOOL, { ignoreVary: true }) : undefined;
  return tool ?? findKept(PAGE);
}

/** Of this build. */
async function findKept(file: string): Promise<Response | undefined> {
  return (await caches.open(NAME)).match(file, { ignoreVary: true });
}

/** Any build's cache will do. */
async function findFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function forgetOldPages(): Promise<void> {
  // In the order in which they were made.
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  const old = names.slice(0, Math.max(0, names.length - (KEPT_BUILDS - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}
