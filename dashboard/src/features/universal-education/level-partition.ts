export interface CountedFigure {
  readonly indicatorCode: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface LevelPart<F extends CountedFigure> {
  readonly level: number;
  readonly count: number;
  /** Percent of the unit's total. */
  readonly share: number;
  readonly figure: F;
}

export interface LevelPartition<F extends CountedFigure> {
  readonly parts: readonly LevelPart<F>[];
  readonly sum: number;
  readonly total: number;
}

/**
 * Communes by level, from figures that each count exactly one level; `codes` names the levels 1, 2, 3 … in order.
 * `undefined` if a level was not published, since an incomplete partition would mislead. The total is the printed
 * denominator, or the sum if none was printed.
 */
export function partitionByLevel<F extends CountedFigure>(
  figures: readonly F[],
  codes: readonly string[],
): LevelPartition<F> | undefined {
  const counted = codes.flatMap((code, index) => {
    const figure = figures.find(({ indicatorCode }) => indicatorCode === code);
    return figure === undefined || figure.numerator === null
      ? []
      : [{ level: index + 1, count: figure.numerator, figure }];
  });
  if (counted.length === 0 || counted.length !== codes.length) return undefined;
  const sum = counted.reduce((running, { count }) => running + count, 0);
  const total = counted.find(({ figure }) => figure.denominator !== null)?.figure.denominator ?? sum;
  return {
    parts: counted.map((part) => ({ ...part, share: total === 0 ? 0 : (100 * part.count) / total })),
    sum,
    total,
  };
}
