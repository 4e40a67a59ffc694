/** Times in milliseconds, to a tenth of one. */
export class Latencies {
  readonly #buckets = new Uint32Array(600_001);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(ms: number): void {
    const bucket = Math.max(0, Math.min(this.#buckets.length - 1, Math.round(ms * 10)));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#count += 1;
  }

  /** What so large a share of them took at most. */
  percentile(share: number): number {
    let remaining = this.#count * share;
    const bucket = this.#buckets.findIndex((count) => {
      remaining -= count;
      return remaining <= 0;
    });
    return bucket / 10;
  }

  /** How many took longer. */
  countAbove(ms: number): number {
    return this.#buckets.subarray(Math.round(ms * 10) + 1).reduce((sum, count) => sum + count, 0);
  }
}
