/** How administrative units lie within each other. */

interface Days {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export class Units {
  readonly #within = new Map<string, Set<string>>();

  /**
   * @param around for each unit those that it lies within
   * @param days of those that were not always there, or are no more
   */
  constructor(
    private readonly around: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly days: ReadonlyMap<string, Days> = new Map(),
  ) {
    for (const [unit, all] of around) {
      for (const other of all) this.#within.set(other, (this.#within.get(other) ?? new Set()).add(unit));
    }
  }

  /** Whether the one is a part of the other. */
  lieWithin(unit: string, around: string): boolean {
    return unit !== around && this.around.get(unit)?.has(around) === true;
  }

  /** Those of the units that lie within it, and within no other of them that does. */
  nextWithin(around: string, units: ReadonlySet<string>): string[] {
    const isBetween = (between: string, unit: string) =>
      between !== around &&
      units.has(between) &&
      this.lieWithin(between, around) &&
      !this.lieWithin(between, unit);
    return [...(this.#within.get(around) ?? [])].filter(
      (unit) =>
        unit !== around &&
        units.has(unit) &&
        ![...(this.around.get(unit) ?? [])].some((between) => between !== unit && isBetween(between, unit)),
    );
  }

  all(): Iterable<string> {
    return this.around.keys();
  }

  /** Those that lie around the units, and the parts of these: what is theirs can be subtracted from what is told of others. */
  relatedTo(some: ReadonlySet<string>, all: ReadonlySet<string>): ReadonlySet<string> {
    const around = new Set(
      [...some].flatMap((unit) => [unit, ...(this.around.get(unit) ?? [])]).filter((unit) => all.has(unit)),
    );
    return new Set([...around, ...[...around].flatMap((unit) => this.nextWithin(unit, all))]);
  }

  /** @param day null for today */
  isInForce(unit: string, day: string | null): boolean {
    const { validFrom = null, validTo = null } = this.days.get(unit) ?? {};
    if (day === null) return validTo === null;
    return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
  }
}
