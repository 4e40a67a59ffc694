/**
 * The latest answers of the hub, kept by the browser: a page that is opened without the hub, or while a member is silent,
 * shows them with their age. Browsers do so only for pages from this computer or over HTTPS; elsewhere nothing is kept,
 * and nothing found.
 */
import { mapExchange, type OperationResult, stringifyDocument } from "urql";
import { isStillCaller, session } from "../identity/caller.js";

const CACHES = "hub-answers";
/** Each caller has answers of its own: nobody is shown what another was told. */
const CACHE = session === undefined ? CACHES : `${CACHES}-${session.id}`;
/** Of more, those go that were asked least lately. */
const MAX_ANSWERS = 100;
const LONGEST_DELAY_MS = 1_000;
const ANSWERS = "/kept-answers";
/** With which access the answers were told; it stands among them and goes with them. */
const ACCESS = `${ANSWERS}/access`;

/** The last complete answer of the hub. */
export interface KeptAnswer<Data> {
  readonly keptAt: number;
  readonly data: Data;
  readonly extensions: OperationResult["extensions"];
}

/** What was kept beside an answer with errors. */
export function findKept<Data>(extensions: OperationResult["extensions"]): KeptAnswer<Data> | undefined {
  return extensions?.["kept"];
}

/**
 * Keeps complete answers. Where the hub cannot be reached, or a member does not answer, `kept` in the extensions has the
 * answer that was kept.
 */
export const keptAnswersExchange = mapExchange({
  onResult: (result) => {
    if (result.operation.kind !== "query" || typeof caches === "undefined") return result;
    if (result.error !== undefined) return withKeptAnswer(result);
    const isNew = result.operation.context.meta?.cacheOutcome !== "hit";
    if (isNew && !result.stale) void keep(result).catch(ignoreFullStorage);
    return result;
  },
});

/** Where the browser keeps what this caller is told; undefined where it keeps nothing. It goes with the caller. */
export async function openKeptAnswers(): Promise<Cache | undefined> {
  return typeof caches === "undefined" ? undefined : caches.open(CACHE);
}

/**
 * Takes note of what lets the caller see more than everybody. What was kept goes when something of it is gone with which
 * it was told.
 *
 * @param access an id for each
 * @param ofPage what the page has noted before; undefined at first
 * @returns whether something is gone since
 */
export async function noteAccess(
  access: readonly string[],
  ofPage: readonly string[] | undefined,
): Promise<boolean> {
  const isLessThan = (former: readonly string[]) => former.some((id) => !access.includes(id));
  const response = await (await openKeptAnswers())?.match(ACCESS);
  const ofAnswers: readonly string[] = (await response?.json()) ?? [];
  if (isLessThan(ofAnswers)) await caches.delete(CACHE);
  await (await openKeptAnswers())?.put(ACCESS, Response.json(access));
  return isLessThan(ofPage ?? ofAnswers);
}

/** What former callers were told goes. */
export async function forgetAnswersOfOthers(): Promise<void> {
  if (typeof caches === "undefined") return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function withKeptAnswer(result: OperationResult): Promise<OperationResult> {
  const cache = await caches.open(CACHE);
  const response = await cache.match(addressOf(result));
  if (response === undefined) return result;
  const kept: KeptAnswer<unknown> = await response.json();
  return { ...result, extensions: { ...result.extensions, kept } };
}

async function keep(result: OperationResult): Promise<void> {
  const { data, extensions } = result;
  const answer: KeptAnswer<unknown> = { keptAt: Date.now(), data, extensions };
  await whenIdle();
  if (!isStillCaller()) return;
  const cache = await caches.open(CACHE);
  const address = addressOf(result);
  // What is put anew comes last among the keys.
  await cache.delete(address);
  await cache.put(address, new Response(JSON.stringify(answer)));
  const addresses = (await cache.keys()).filter(({ url }) => new URL(url).pathname === ANSWERS);
  await Promise.all(addresses.slice(0, -MAX_ANSWERS).map((oldest) => cache.delete(oldest)));
}

/** Writing a large answer takes longer than the page may stand still. */
function whenIdle(): Promise<void> {
  // Safari cannot say when that is.
  if (!("requestIdleCallback" in window)) return Promise.resolve();
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LONGEST_DELAY_MS }));
}

/** Never asked of a server. */
function addressOf({ operation: { query, variables } }: OperationResult): string {
  const parameters = new URLSearchParams({
    query: stringifyDocument(query),
    variables: JSON.stringify(variables ?? {}),
  });
  return `${ANSWERS}?${parameters}`;
}

/** The page works without. */
function ignoreFullStorage(): void {}
