import type { Concern } from "./reads.js";

/** More than happens while a query runs. Beyond it, readers have to read again. */
const MAX_CHANGES = 10_000;

/** What one event concerns. */
type Change = readonly Concern[];

/** Keeps what changes while somebody reads. */
export class RecentChanges {
  #changes: Change[] = [];
  /** How many changes came before the first one kept. */
  #before = 0;
  #readings = 0;

  append(change: Change): void {
    if (this.#readings === 0) return;
    this.#changes.push(change);
    if (this.#changes.length <= MAX_CHANGES) return;
    const kept = this.#changes.slice(MAX_CHANGES / 2);
    this.#before += this.#changes.length - kept.length;
    this.#changes = kept;
  }

  begin(): Reading {
    this.#readings += 1;
    const start = this.#before + this.#changes.length;
    return {
      end: () => {
        const since = start < this.#before ? undefined : this.#changes.slice(start - this.#before).flat();
        this.#readings -= 1;
        if (this.#readings === 0) this.#forget();
        return since;
      },
    };
  }

  #forget(): void {
    this.#before += this.#changes.length;
    this.#changes = [];
  }
}

export interface Reading {
  /** What may have changed since the reading began; undefined if it was too much to keep. Call it once. */
  end(): readonly Concern[] | undefined;
}
