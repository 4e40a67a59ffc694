/**
 * The latest answers of the hub, kept by the browser: a page that is opened without the hub shows them with their age.
 * Browsers do so only for pages from this computer or over HTTPS; elsewhere nothing is kept, and nothing found.
 */
import { type CombinedError, mapExchange, type OperationResult, stringifyDocument } from "urql";

const CACHE = "hub-answers";
/** Of more, those go that were asked least lately. */
const MAX_ANSWERS = 100;
const LONGEST_DELAY_MS = 1_000;

interface KeptAnswer {
  readonly keptAt: number;
  readonly data: unknown;
  readonly extensions: Record<string, unknown> | undefined;
}

/** When the answer came that is shown because the hub cannot be asked; undefined for an answer of the hub itself. */
export function findKeptAt(extensions: Record<string, unknown> | undefined): number | undefined {
  const keptAt = extensions?.["keptAt"];
  return typeof keptAt === "number" ? keptAt : undefined;
}

/** Keeps complete answers. Where the hub cannot be reached, the error comes with the kept answer as its data. */
export const keptAnswersExchange = mapExchange({
  onResult: (result) => {
    if (result.operation.kind !== "query" || typeof caches === "undefined") return result;
    if (isUnreachable(result.error)) return withKeptAnswer(result);
    const isNew = result.operation.context.meta?.cacheOutcome !== "hit";
    if (result.error === undefined && isNew) void keep(result).catch(ignoreFullStorage);
    return result;
  },
});

function isUnreachable(error: CombinedError | undefined): boolean {
  return error?.networkError !== undefined;
}

async function withKeptAnswer(result: OperationResult): Promise<OperationResult> {
  const cache = await caches.open(CACHE);
  const response = await cache.match(addressOf(result));
  if (response === undefined) return result;
  const { data, extensions, keptAt }: KeptAnswer = await response.json();
  return { ...result, data, extensions: { ...extensions, keptAt } };
}

async function keep(result: OperationResult): Promise<void> {
  const { data, extensions } = result;
  const answer: KeptAnswer = { keptAt: Date.now(), data, extensions };
  await whenIdle();
  const cache = await caches.open(CACHE);
  const address = addressOf(result);
  // What is put anew comes last among the keys.
  await cache.delete(address);
  await cache.put(address, new Response(JSON.stringify(answer)));
  const addresses = await cache.keys();
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
  return `/kept-answers?${parameters}`;
}

/** The page works without. */
function ignoreFullStorage(): void {}
