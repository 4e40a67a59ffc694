import { LRUCache } from "lru-cache";

const MAX_ENTRIES = 1_000;
const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

/** Remembers what was made of an operation's text; bounded in number and in total length of the texts. */
export class OperationCache<Value extends object> {
  readonly #entries = new LRUCache<string, Value>({
    max: MAX_ENTRIES,
    maxSize: MAX_TEXT_LENGTH,
    sizeCalculation: (_, key) => key.length + 1,
  });

  /** The remembered value, or the one made now; what `make` throws is not remembered. */
  get(query: string, operationName: string | undefined, make: () => Value): Value {
    // No name contains a line break, so no two operations share a key.
    const key = `${operationName ?? ""}\n${query}`;
    const known = this.#entries.get(key);
    if (known) return known;
    const value = make();
    this.#entries.set(key, value);
    return value;
  }
}
