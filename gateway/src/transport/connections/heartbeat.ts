/** A period is divided into this many beats, so that thousands of items are not served at once. */
const BEATS_PER_PERIOD = 15;

/** Calls `beat` for every item once per period, with one timer for all items. */
export class Heartbeat<Item> {
  readonly #groups: readonly Set<Item>[] = Array.from({ length: BEATS_PER_PERIOD }, () => new Set<Item>());
  #added = 0;
  #beats = 0;
  #size = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly periodMs: number,
    private readonly beat: (item: Item) => void,
  ) {}

  add(item: Item): void {
    this.#group(this.#added).add(item);
    this.#added += 1;
    this.#size += 1;
    this.#timer ??= setInterval(() => this.#next(), this.periodMs / BEATS_PER_PERIOD).unref();
  }

  delete(item: Item): void {
    if (!this.#groups.some((group) => group.delete(item))) return;
    this.#size -= 1;
    if (this.#size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #next(): void {
    this.#beats += 1;
    for (const item of this.#group(this.#beats)) this.beat(item);
  }

  #group(index: number): Set<Item> {
    const group = this.#groups[index % BEATS_PER_PERIOD];
    if (!group) throw new RangeError(`There is no group ${index}`);
    return group;
  }
}
