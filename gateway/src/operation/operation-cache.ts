import { LRUCache } from "lru-cache";
import { RequestRefusal } from "./request-refusal.js";

const MAX_ENTRIES = 1_000;
const MAX_TEXT_LENGTH = 16 * 1024 * 1024;
/** Refusals have a place of their own: nonsense cannot drive out what is in use. */
const MAX_REFUSALS = 200;
const MAX_REFUSED_LENGTH = 1024 * 1024;

/** Remembers what was made of an operation's text, or why not; bounded in number and in total length of the texts. */
export class OperationCache<Value extends object> {
  readonly #entries = createCache<Value>(MAX_ENTRIES, MAX_TEXT_LENGTH);
  readonly #refusals = createCache<RequestRefusal>(MAX_REFUSALS, MAX_REFUSED_LENGTH);

  /**
   * The remembered value, or the one made now.
   * @throws what `make` throws, now or, if it was a RequestRefusal, at an earlier call
   */
  get(query: string, operationName: string | undefined, make: () => Value): Value {
    // No name contains a line break, so no two operations share a key.
    const key = `${operationName ?? ""}\n${query}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const refusal = this.#refusals.get(key);
    if (refusal) throw refusal;
    return this.#make(key, make);
  }

  #make(key: string, make: () => Value): Value {
    try {
      const value = make();
      this.#entries.set(key, value);
      return value;
    } catch (error) {
      if (error instanceof RequestRefusal) this.#refusals.set(key, error);
      throw error;
    }
  }
}

function createCache<Value extends object>(max: number, maxSize: number): LRUCache<string, Value> {
  return new LRUCache<string, Value>({ max, maxSize, sizeCalculation: (_, key) => key.length + 1 });
}
