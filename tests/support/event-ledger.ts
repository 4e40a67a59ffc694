/** An event as a checker sees it: which aggregate, and which of its versions. */
export interface LedgerEntry {
  readonly aggregateId: string;
  readonly version: number;
}

export interface Verdict {
  readonly lost: number;
  readonly duplicated: number;
  readonly outOfOrder: number;
}

/** Holds what was committed against what arrived. */
export class EventLedger {
  readonly #committed = new Set<string>();

  get committedCount(): number {
    return this.#committed.size;
  }

  commit(entry: LedgerEntry): void {
    this.#committed.add(keyOf(entry));
  }

  hasAllOf(received: readonly LedgerEntry[]): boolean {
    const seen = new Set(received.map(keyOf));
    return [...this.#committed].every((key) => seen.has(key));
  }

  /** Out of order: a version that arrived after a later one of its aggregate. */
  judge(received: readonly LedgerEntry[]): Verdict {
    const seen = new Set<string>();
    const latest = new Map<string, number>();
    let duplicated = 0;
    let outOfOrder = 0;
    for (const entry of received) {
      const key = keyOf(entry);
      if (seen.has(key)) duplicated += 1;
      seen.add(key);
      const last = latest.get(entry.aggregateId) ?? 0;
      if (entry.version < last) outOfOrder += 1;
      latest.set(entry.aggregateId, Math.max(last, entry.version));
    }
    const lost = [...this.#committed].filter((key) => !seen.has(key)).length;
    return { lost, duplicated, outOfOrder };
  }
}

function keyOf({ aggregateId, version }: LedgerEntry): string {
  return `${aggregateId}@${version}`;
}
