interface DatedFigure {
  readonly id: string;
  readonly indicatorCode: string;
  readonly reportedAt: string;
  readonly isCurrent: boolean;
}

/** The figures in force, one per indicator: of an answer and later live notices the last reported one wins. */
export function mergeFigures<F extends DatedFigure>(
  answered: readonly F[],
  noticed: readonly F[],
): readonly F[] {
  const byIndicator = new Map<string, F>();
  for (const figure of [...answered, ...noticed]) {
    if (!figure.isCurrent) continue;
    const known = byIndicator.get(figure.indicatorCode);
    if (known === undefined || Date.parse(figure.reportedAt) >= Date.parse(known.reportedAt)) {
      byIndicator.set(figure.indicatorCode, figure);
    }
  }
  return [...byIndicator.values()];
}
