import { LRUCache } from "lru-cache";
import { RequestRefusal } from "../errors/request-refusal.js";

const MAX_ENTRIES = 1_000;
const MAX_BYTES = 96 * 1024 * 1024;
/**
 * What is made of one character of an operation's text, its plans included: 75 bytes were measured for the densest
 * documents, 150 for the shortest.
 */
const BYTES_PER_CHARACTER = 160;
/** Refusals have a place of their own: nonsense cannot drive out what is in use. */
const MAX_REFUSALS = 200;
const MAX_REFUSAL_BYTES = 1024 * 1024;

/** What is remembered of an operation. */
export interface Remembered {
  /** How many times as much it keeps alive as one operation of that length with one plan. */
  readonly weight: number;
}

/** Remembers what was made of an operation's text, or why not; bounded in number and in what both keep alive. */
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
   * The remembered value, or the one made now.
   * @throws what `make` throws, now or, if it was a RequestRefusal, at an earlier call
   */
  get(query: string, operationName: string | undefined, make: () => Value): Value {
    const key = keyOf(query, operationName);
    const known = this.#entries.get(key);
    if (known) return known;
    const refusal = this.#refusals.get(key);
    if (refusal) throw refusal;
    return this.#make(key, make);
  }

  /** The weight of what is remembered has changed. */
  weigh(query: string, operationName: string | undefined, value: Value): void {
    const key = keyOf(query, operationName);
    // Set again as it is, it would keep the size that it had.
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

/** With the name's length, as names are whatever clients send: no two operations share a key. */
function keyOf(query: string, operationName: string | undefined): string {
  return operationName === undefined ? `\n${query}` : `${operationName.length}\n${operationName}\n${query}`;
}
