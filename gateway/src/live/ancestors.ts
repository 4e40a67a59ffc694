import { LRUCache } from "lru-cache";
import type { Pipeline } from "../pipeline.js";
import { ANCESTORS_VARIABLE } from "../plan/event-source.js";

/** What things lie in, as members say. */
export interface Ancestors {
  /**
   * The ids that the query reads for this one; a promise when they have to be asked for.
   * @throws Error, as the promise's rejection, when the members cannot say
   */
  of(query: string, id: string): ReadonlySet<string> | Promise<ReadonlySet<string>>;
}

const MAX_KNOWN = 20_000;
/** What lies in what changes a few times a year; for so long a change is not seen. */
const KNOWN_FOR_MS = 60_000;
/** What lies in nothing may only not be known yet. */
const NOTHING_KNOWN_FOR_MS = 5_000;

const ASKING = { caller: { id: "gateway", mayWrite: false }, requestId: "event-filter" };

/** Asks once per id, however many filters want to know, and remembers the answer for a while. */
export class AskedAncestors implements Ancestors {
  readonly #known = new LRUCache<string, ReadonlySet<string> | Promise<ReadonlySet<string>>>({
    max: MAX_KNOWN,
    ttl: KNOWN_FOR_MS,
  });

  constructor(private readonly pipeline: Pick<Pipeline, "prepare" | "execute">) {}

  of(query: string, id: string): ReadonlySet<string> | Promise<ReadonlySet<string>> {
    const key = `${id} ${query}`;
    const known = this.#known.get(key);
    if (known) return known;
    const asked = this.#ask(query, id);
    this.#known.set(key, asked);
    asked.then(
      (ids) => void this.#known.set(key, ids, { ttl: ids.size > 0 ? KNOWN_FOR_MS : NOTHING_KNOWN_FOR_MS }),
      () => void this.#known.delete(key),
    );
    return asked;
  }

  async #ask(query: string, id: string): Promise<ReadonlySet<string>> {
    const prepared = this.pipeline.prepare({ query, variables: { [ANCESTORS_VARIABLE]: id } }, ASKING);
    const { data, errors } = await this.pipeline.execute(prepared, ASKING);
    const [error] = errors ?? [];
    if (error) throw new Error(`What "${id}" lies in cannot be found out: ${error.message}`);
    return new Set(textsIn(data));
  }
}

/** Every text of the answer, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
