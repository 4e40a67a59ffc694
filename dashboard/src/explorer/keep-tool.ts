/** Keeps the query tool, so that it opens without a network, too: its files as it loads them, and the schema that its caller was told last. */
import { openKeptAnswers } from "../api/kept-answers.js";
import { keepPageForReopening } from "../app/reopening.js";
import { isStillCaller } from "../identity/caller.js";

const CACHE = "query-tool";
const TOOL = "/truy-van";
const HASHED = "/assets/";
/** The name of the kept schema, which is no file of the hub. */
const SCHEMA = `${TOOL}/schema`;
const KEPT_AT = "kept-at";

/** The service worker takes them from here. Browsers keep files over HTTPS and on localhost. */
export async function keepTool(): Promise<void> {
  if (!import.meta.env.PROD || !("caches" in window)) return;
  keepPageForReopening();
  const cache = await caches.open(CACHE);
  const page = await fetch(TOOL);
  if (!page.ok) return;
  const known = await cache.match(TOOL);
  if ((await known?.text()) !== (await page.clone().text())) await forgetBuild(cache);
  await cache.put(TOOL, page);
  // Keeping a file loads it, which is observed as well, and before it is in the cache.
  const seen = new Set<string>();
  new PerformanceObserver((loaded) => {
    for (const { name } of loaded.getEntries()) {
      if (!seen.has(name)) void keepFile(cache, new URL(name));
      seen.add(name);
    }
  }).observe({ type: "resource", buffered: true });
}

/** What the tool was made of before. */
async function forgetBuild(cache: Cache): Promise<void> {
  const files = await cache.keys();
  await Promise.all(files.map((file) => cache.delete(file)));
}

async function keepFile(cache: Cache, { origin, pathname }: URL): Promise<void> {
  if (origin !== window.location.origin || !pathname.startsWith(HASHED)) return;
  if ((await cache.match(pathname)) === undefined) await cache.add(pathname);
}

/** Asks for the caller's schema, and keeps it; without an answer it is the one that is kept. */
export async function askForSchema<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const cache = await openKeptAnswers();
  try {
    const answer = await ask();
    const headers = { [KEPT_AT]: new Date().toISOString() };
    if (isStillCaller()) await cache?.put(SCHEMA, new Response(JSON.stringify(answer), { headers }));
    return answer;
  } catch (error) {
    const kept = await cache?.match(SCHEMA);
    if (kept === undefined) throw error;
    return kept.json();
  }
}

/** When the schema was the hub's; undefined if none is kept. */
export async function findSchemaKeptAt(): Promise<string | undefined> {
  const kept = await (await openKeptAnswers())?.match(SCHEMA);
  return kept?.headers.get(KEPT_AT) ?? undefined;
}
