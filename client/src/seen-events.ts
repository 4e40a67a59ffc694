const REMEMBERED = 1_000;

/** Remembers the latest event ids to recognise duplicates. */
export class SeenEvents {
  readonly #ids = new Set<string>();

  /** Returns whether the event is new; an event without an id always is. */
  add(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > REMEMBERED && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
