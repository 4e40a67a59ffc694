const REMEMBERED = 1_000;

/** The most recent events, to recognise one that comes again. */
export class SeenEvents {
  readonly #ids = new Set<string>();

  /** Whether the event is new; one without an id always is. */
  add(id: string | undefined): boolean {
    if (id === undefined) return true;
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > REMEMBERED && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
