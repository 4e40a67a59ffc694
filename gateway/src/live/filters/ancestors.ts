import { ASKING_FOR_NOBODY } from "@hub/schema/own-callers";
import type { GraphQLFormattedError } from "graphql";
import { LRUCache } from "lru-cache";
import { KNOWN_CODES } from "../../members/known-codes.js";
import type { Pipeline } from "../../pipeline.js";
import { ANCESTORS_VARIABLE } from "../../supergraph/directives/event-source.js";

type Variables = Readonly<Record<string, unknown>>;

/** Knows what things lie in, by asking members. */
export interface Ancestors {
  /**
   * The ids that the query reads for this one; a promise if members have to be asked.
   * @param others the query's other variables
   * @throws AncestorsUnknown, as the promise's rejection, if the members cannot say
   */
  of(query: string, id: string, others: Variables): ReadonlySet<string> | Promise<ReadonlySet<string>>;
}

export class AncestorsUnknown extends Error {
  constructor(
    id: string,
    { message, extensions }: GraphQLFormattedError,
    /** The member did not refuse: it is down or failing, and may answer later. */
    readonly isPassing = !KNOWN_CODES.has(String(extensions?.["code"])),
  ) {
    super(`What "${id}" lies in cannot be found out: ${message}`);
  }
}

const MAX_KNOWN = 20_000;
/** What lies where changes a few times a year. A change goes unnoticed for at most this long. */
const KNOWN_FOR_MS = 60_000;
/** An id with no ancestors may just not be known yet. */
const NOTHING_KNOWN_FOR_MS = 5_000;

const ASKING = { caller: ASKING_FOR_NOBODY, requestId: "event-filter" };

/**
 * Asks once per id, however many filters need it, and keeps the answer for a while; longer while the member that could
 * give another one is down.
 */
export class AskedAncestors implements Ancestors {
  readonly #known = new LRUCache<string, ReadonlySet<string> | Promise<ReadonlySet<string>>>({
    max: MAX_KNOWN,
    ttl: KNOWN_FOR_MS,
    noDeleteOnStaleGet: true,
  });

  constructor(private readonly pipeline: Pick<Pipeline, "prepare" | "execute">) {}

  of(query: string, id: string, others: Variables): ReadonlySet<string> | Promise<ReadonlySet<string>> {
    const key = `${id} ${JSON.stringify(others)} ${query}`;
    const known = this.#known.get(key);
    if (known) return known;
    const before = this.#known.peek(key, { allowStale: true });
    const asked = this.#ask(query, id, others);
    const answer = before instanceof Set && before.size > 0 ? asked.catch(fallBackTo(before)) : asked;
    this.#known.set(key, answer);
    answer.then(
      (ids) => void this.#known.set(key, ids, { ttl: ids.size > 0 ? KNOWN_FOR_MS : NOTHING_KNOWN_FOR_MS }),
      () => void this.#known.delete(key),
    );
    return answer;
  }

  async #ask(query: string, id: string, others: Variables): Promise<ReadonlySet<string>> {
    const variables = { ...others, [ANCESTORS_VARIABLE]: id };
    const prepared = this.pipeline.prepare({ query, variables }, ASKING);
    const { data, errors } = await this.pipeline.execute(prepared, ASKING);
    const [error] = errors ?? [];
    if (error) throw new AncestorsUnknown(id, error);
    return new Set(textsIn(data));
  }
}

function fallBackTo(before: ReadonlySet<string>) {
  return (error: unknown) => {
    if (error instanceof AncestorsUnknown && error.isPassing) return before;
    throw error;
  };
}

/** Every string in the answer, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
