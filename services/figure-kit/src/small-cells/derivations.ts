/** What follows from numbers that are known, by subtracting them from each other. */

/** The whole is the sum of the parts. */
export interface Equation {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** A number that is not known, told by others that are not: `itself + Σ factor · other = constant`. */
interface Row {
  readonly others: ReadonlyMap<string, number>;
  readonly constant: number;
}

/** What is learned with a number; nothing has changed until it is accepted. */
export interface Lesson {
  /** The number itself first, and all that follow. */
  readonly learned: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, Row | null>;
}

export interface KnownSum {
  readonly of: readonly string[];
  readonly value: number;
}

type Writable<Type> = {
  [Name in keyof Type]: Type[Name] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : Type[Name];
};

/** Factors are small fractions: what is smaller is the rounding of a zero. */
const ZERO = 1e-9;

/**
 * A system of equations in reduced form: what stands at the head of a row stands in no other one. So whatever follows
 * from what is known is the head of a row without others, and no combination of sums gives more.
 */
export class Derivations {
  readonly #rows = new Map<string, Row>();
  /** The heads of the rows in which a number stands among the others. */
  readonly #heads = new Map<string, Set<string>>();
  readonly #values: Map<string, number>;

  constructor(equations: readonly Equation[], known: Iterable<readonly [string, number]>) {
    this.#values = new Map(known);
    for (const { whole, parts } of equations) {
      const factors = new Map([[whole, 1], ...parts.map((part) => [part, -1] as const)]);
      this.#accept(this.#add(this.#withoutKnown(factors), new Map()));
    }
    for (const [head, { others, constant }] of this.#rows) {
      if (others.size > 0) continue;
      this.#values.set(head, Math.round(constant));
      this.#rows.delete(head);
    }
  }

  /** All that is known and all that follows. */
  values(): ReadonlyMap<string, number> {
    return this.#values;
  }

  #withoutKnown(factors: ReadonlyMap<string, number>): Row {
    const others = new Map<string, number>();
    let constant = 0;
    for (const [id, factor] of factors) {
      const value = this.#values.get(id);
      if (value === undefined) others.set(id, factor);
      else constant -= factor * value;
    }
    return { others, constant };
  }

  valueOf(id: string): number | undefined {
    return this.#values.get(id);
  }

  /** What would follow from these numbers as well. Where one was derived as another number, what is told counts. */
  tell(numbers: Iterable<readonly [string, number]>): Lesson {
    const lesson = { learned: new Map<string, number>(), rows: new Map<string, Row | null>() };
    for (const [id, value] of numbers) this.#tell(id, value, lesson);
    return lesson;
  }

  #tell(id: string, value: number, { learned, rows }: Writable<Lesson>): void {
    const known = learned.get(id) ?? this.#values.get(id);
    if (known === value) return;
    learned.set(id, value);
    if (known !== undefined) return;
    const told = this.#rowOf(id, rows);
    for (const [head, row] of this.#rowsWith(id, rows)) {
      const factor = row.others.get(id) ?? 0;
      const others = new Map(row.others);
      others.delete(id);
      rows.set(head, { others, constant: row.constant - factor * value });
    }
    if (told) {
      rows.set(id, null);
      this.#add({ others: told.others, constant: told.constant - value }, rows);
    }
    for (const [head, row] of rows) {
      if (row === null || row.others.size > 0) continue;
      learned.set(head, Math.round(row.constant));
      rows.set(head, null);
    }
  }

  /** Of numbers that are not known themselves: the sums that are known with the lesson, and were not without it. */
  sumsKnownBy({ rows }: Lesson): KnownSum[] {
    return [...rows].flatMap(([head, row]) => sumOf(head, row) ?? []);
  }

  /** The sums that a number is in. */
  sumsWith(id: string, { rows }: Lesson): KnownSum[] {
    const own = this.#rowOf(id, rows);
    return [...this.#rowsWith(id, rows), ...(own ? [[id, own] as const] : [])].flatMap(
      ([head, row]) => sumOf(head, row) ?? [],
    );
  }

  accept({ learned, rows }: Lesson): void {
    for (const [id, value] of learned) this.#values.set(id, value);
    this.#accept(rows);
  }

  #accept(rows: Lesson["rows"]): void {
    for (const [head, row] of rows) {
      for (const id of this.#rows.get(head)?.others.keys() ?? []) this.#heads.get(id)?.delete(head);
      this.#rows.delete(head);
      if (row === null) continue;
      this.#rows.set(head, row);
      for (const id of row.others.keys()) this.#heads.set(id, (this.#heads.get(id) ?? new Set()).add(head));
    }
  }

  /** Brings `Σ factor · number = constant` into the reduced form, on top of rows that have changed. */
  #add(sum: Row, rows: Map<string, Row | null>): Map<string, Row | null> {
    let reduced = sum;
    for (const id of sum.others.keys()) {
      const row = this.#rowOf(id, rows);
      if (row) reduced = without(reduced, id, row);
    }
    const [first] = reduced.others;
    // It says nothing new, or contradicts the others: then the figures do not add up.
    if (!first) return rows;
    const [head, factor] = first;
    const others = new Map(
      [...reduced.others].flatMap(([id, of]) => (id === head ? [] : [[id, of / factor] as const])),
    );
    const added: Row = { others, constant: reduced.constant / factor };
    for (const [other, row] of this.#rowsWith(head, rows)) rows.set(other, without(row, head, added));
    return rows.set(head, added);
  }

  #rowOf(head: string, rows: Lesson["rows"]): Row | null | undefined {
    return rows.has(head) ? rows.get(head) : this.#rows.get(head);
  }

  /** The rows in which it stands among the others, as they would be with those that have changed. */
  #rowsWith(id: string, rows: Lesson["rows"]): [string, Row][] {
    const heads = new Set([...(this.#heads.get(id) ?? []), ...rows.keys()]);
    return [...heads].flatMap((head) => {
      const row = this.#rowOf(head, rows);
      return row?.others.has(id) ? [[head, row] as [string, Row]] : [];
    });
  }
}

function sumOf(head: string, row: Row | null): KnownSum | null {
  if (row === null || [...row.others.values()].some((factor) => factor < ZERO)) return null;
  return { of: [head, ...row.others.keys()], value: Math.round(row.constant) };
}

/** The sum with what the row says in place of its head. */
function without({ others, constant }: Row, head: string, row: Row): Row {
  const factor = others.get(head) ?? 0;
  const reduced = new Map(others);
  reduced.delete(head);
  for (const [id, of] of row.others) {
    const sum = (reduced.get(id) ?? 0) - factor * of;
    if (Math.abs(sum) < ZERO) reduced.delete(id);
    else reduced.set(id, sum);
  }
  return { others: reduced, constant: constant - factor * row.constant };
}
