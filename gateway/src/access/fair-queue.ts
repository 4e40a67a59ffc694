/** A queue with round-robin over owners: each owner's items in order, the owners in turn. */
export class FairQueue<Owner extends object, Item> {
  readonly #byOwner = new Map<Owner, Item[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  owners(): Iterable<Owner> {
    return this.#byOwner.keys();
  }

  push(owner: Owner, item: Item): void {
    this.#size += 1;
    const items = this.#byOwner.get(owner);
    if (items) items.push(item);
    else this.#byOwner.set(owner, [item]);
  }

  /** Takes the oldest item of the owner that has waited longest, among those for which `may` returns true. */
  shift(may: (owner: Owner) => boolean): Item | undefined {
    for (const [owner, items] of this.#byOwner) {
      if (!may(owner)) continue;
      this.#byOwner.delete(owner);
      const item = items.shift();
      if (items.length > 0) this.#byOwner.set(owner, items);
      this.#size -= 1;
      return item;
    }
    return undefined;
  }

  /** Takes the owner's oldest items while the condition holds. */
  takeWhile(owner: Owner, condition: (item: Item) => boolean): Item[] {
    const items = this.#byOwner.get(owner) ?? [];
    const end = items.findIndex((item) => !condition(item));
    const taken = items.splice(0, end === -1 ? items.length : end);
    if (items.length === 0) this.#byOwner.delete(owner);
    this.#size -= taken.length;
    return taken;
  }
}
