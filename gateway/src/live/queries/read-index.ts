import { type Concern, isConcerned, type ReadSet } from "./reads.js";

export interface Reader {
  readonly reads: ReadSet;
}

/** Finds whom an event concerns without looking at everybody. */
export class ReadIndex<Of extends Reader> {
  readonly #readers = new Map<string, Set<Of>>();
  #size = 0;

  /** How many reads of all readers are indexed. */
  get size(): number {
    return this.#size;
  }

  /** Replaces the reader's reads `before`. What stays the same costs next to nothing. */
  replace(reader: Of, before: ReadSet, after: ReadSet): void {
    for (const lookup of before.keys()) if (!after.has(lookup)) this.#remove(lookup, reader);
    for (const lookup of after.keys()) if (!before.has(lookup)) this.#add(lookup, reader);
  }

  find(concerns: readonly Concern[]): Set<Of> {
    const found = new Set<Of>();
    for (const concern of concerns) {
      for (const reader of this.#readers.get(concern.lookup) ?? []) {
        if (!found.has(reader) && isConcerned(reader.reads, concern)) found.add(reader);
      }
    }
    return found;
  }

  #add(lookup: string, reader: Of): void {
    const readers = this.#readers.get(lookup) ?? new Set<Of>();
    this.#readers.set(lookup, readers.add(reader));
    this.#size += 1;
  }

  #remove(lookup: string, reader: Of): void {
    const readers = this.#readers.get(lookup);
    if (!readers?.delete(reader)) return;
    this.#size -= 1;
    if (readers.size === 0) this.#readers.delete(lookup);
  }
}
