interface DatedFigure {
  readonly id: string;
  readonly indicatorCode: string;
  readonly reportedAt: string;
  readonly isCurrent: boolean;
}

/** The current figure of each indicator: whichever was reported last, in the response or in a live notice. */
export function mergeFigures<F extends DatedFigure>(
  queried: readonly F[],
  received: readonly F[],
): readonly F[] {
  const byIndicator = new Map<string, F>();
  for (const figure of [...queried, ...received]) {
    if (!figure.isCurrent) continue;
    const known = byIndicator.get(figure.indicatorCode);
    if (known === undefined || Date.parse(figure.reportedAt) >= Date.parse(known.reportedAt)) {
      byIndicator.set(figure.indicatorCode, figure);
    }
  }
  return [...byIndicator.values()];
}
