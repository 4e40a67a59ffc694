/** What is counted and not recorded one by one: per organisations, agreements, operation, outcome and second. */
import type { AccessedOperation } from "@hub/schema/access-record";
import type { NewRecord } from "./spool.js";

export interface Counted {
  readonly operation: AccessedOperation | null;
  readonly record: Omit<NewRecord, "at" | "account" | "purpose" | "count">;
}

export interface Tally {
  readonly operation: AccessedOperation | null;
  readonly record: NewRecord;
}

/**
 * Whoever is not signed in can ask for as many different operations as it likes: beyond so many a second, the others are
 * counted together.
 */
const MOST_OF_PUBLIC = 100;

interface Count {
  readonly counted: Counted;
  count: number;
}

export class Tallies {
  #second = 0;
  #counts = new Map<string, Count>();
  #publicCount = 0;
  #ended: Tally[] = [];

  add(counted: Counted, count: number, nowMs = Date.now()): void {
    this.#turnTo(Math.floor(nowMs / 1_000));
    const key = keyOf(counted);
    const known = this.#counts.get(key);
    if (known) known.count += count;
    else this.#begin(key, counted, count);
  }

  /** Those of seconds that are over, to be written; with all of them, also of the one that is not. */
  take({ isLast = false, nowMs = Date.now() } = {}): readonly Tally[] {
    this.#turnTo(isLast ? 0 : Math.floor(nowMs / 1_000));
    const ended = this.#ended;
    this.#ended = [];
    return ended;
  }

  /** Keeps what could not be written; the counts of equal accesses are added up, so that no outage fills the memory. */
  giveBack(tallies: readonly Tally[]): void {
    const merged = new Map<string, Tally>();
    for (const tally of [...tallies, ...this.#ended]) {
      const key = keyOf(tally);
      const known = merged.get(key);
      const count = (known?.record.count ?? 0) + tally.record.count;
      merged.set(key, { ...tally, record: { ...(known ?? tally).record, count } });
    }
    this.#ended = [...merged.values()];
  }

  #begin(key: string, counted: Counted, count: number): void {
    const isPublic = counted.record.organisations.length === 0;
    if (isPublic && counted.operation && this.#publicCount >= MOST_OF_PUBLIC) {
      this.add({ ...counted, operation: null }, count, this.#second * 1_000);
      return;
    }
    if (isPublic) this.#publicCount += 1;
    this.#counts.set(key, { counted, count });
  }

  #turnTo(second: number): void {
    if (second === this.#second) return;
    const at = new Date(this.#second * 1_000).toISOString();
    for (const { counted, count } of this.#counts.values()) {
      const { operation, record } = counted;
      this.#ended.push({ operation, record: { at, account: null, purpose: null, ...record, count } });
    }
    this.#counts = new Map();
    this.#publicCount = 0;
    this.#second = second;
  }
}

function keyOf({
  operation,
  record,
}: Pick<Tally, "operation"> & { readonly record: Counted["record"] }): string {
  const { way, outcome, code, organisations, agreements } = record;
  return JSON.stringify([operation?.id, way, outcome, code, organisations, agreements]);
}
