/** The ids of events, each kept once for all who get it, as small numbers. */
export class EventIds {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#ids.push(id);
    this.#numbers.set(id, this.#ids.length - 1);
    return this.#ids.length - 1;
  }

  idOf(number: number): string {
    return this.#ids[number] ?? "";
  }

  get size(): number {
    return this.#ids.length;
  }
}

/** The numbers of the events that one subscriber was told of, in the order in which it was. */
export class DeliveredEvents {
  #numbers = new Uint32Array(64);
  #length = 0;

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length] = number;
    this.#length += 1;
  }

  get length(): number {
    return this.#length;
  }

  get inOrder(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  has(number: number): boolean {
    return this.inOrder.lastIndexOf(number) !== -1;
  }
}
