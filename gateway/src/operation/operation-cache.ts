import { LRUCache } from "lru-cache";
import { RequestRefusal } from "../errors/request-refusal.js";

const MAX_ENTRIES = 1_000;
const MAX_BYTES = 96 * 1024 * 1024;
/**
 * Memory per character of an operation's text, plans included: 75 bytes were measured for the densest documents, 150
 * for the shortest.
 */
const BYTES_PER_CHARACTER = 160;
/** Refusals have a cache of their own, so nonsense cannot evict operations that are in use. */
const MAX_REFUSALS = 200;
const MAX_REFUSAL_BYTES = 1024 * 1024;

/** What is kept of an operation. */
export interface Remembered {
  /** How many times the memory it keeps alive of an operation of that length with one plan. */
  readonly weight: number;
}

/** Caches the result of preparing an operation's text, or the refusal. Bounded in number and in memory. */
export class OperationCache<Value extends Remembered> {
  readonly #entries = new LRUCache<string, Value>({
    max: MAX_ENTRIES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ weight }, key) => key.length * BYTES_PER_CHARACTER * weight,
  });
  readonly #refusals = new LRUCache<string, RequestRefusal>({
    max: MAX_REFUSALS,
    maxSize: MAX_REFUSAL_BYTES,
    sizeCalculation: ({ message }, key) => 2 * (key.length + message.length),
  });

  /**
   * The cached value, or the one that `make` returns now.
   * @throws what `make` throws, now or, if that was a RequestRefusal, at an earlier call
   */
  get(query: string, operationName: string | undefined, make: () => Value): Value {
    const key = keyOf(query, operationName);
    const known = this.#entries.get(key);
    if (known) return known;
    const refusal = this.#refusals.get(key);
    if (refusal) throw refusal;
    return this.#make(key, make);
  }

  /** Call it when the weight of a cached value has changed. */
  weigh(query: string, operationName: string | undefined, value: Value): void {
    const key = keyOf(query, operationName);
    // Without the deletion the entry would keep its old size.
    this.#entries.delete(key);
    this.#entries.set(key, value);
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

/** Includes the name's length: clients choose names, and no two operations may share a key. */
function keyOf(query: string, operationName: string | undefined): string {
  return operationName === undefined ? `\n${query}` : `${operationName.length}\n${operationName}\n${query}`;
}
