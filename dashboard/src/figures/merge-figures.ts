interface ListedFigure {
  readonly id: string;
  readonly member: string;
  readonly indicatorCode: string;
  readonly asOf: string | null;
  readonly period: { readonly to: string; readonly kind: string } | null;
  readonly state: "REPORTED" | "CORRECTED";
  readonly corrects: { readonly id: string } | null;
}

/**
 * What stands after the live notices: of each series the claims about the latest day, and those without a day. A claim
 * goes away when another corrects it; rivals stay beside each other.
 */
export function mergeFigures<F extends ListedFigure>(
  queried: readonly F[],
  received: readonly F[],
): readonly F[] {
  const figures = [...new Map([...queried, ...received].map((figure) => [figure.id, figure])).values()];
  const correctedIds = new Set(figures.map(({ corrects }) => corrects?.id));
  const stands = ({ id, state }: F) => state === "REPORTED" && !correctedIds.has(id);
  const groups = Map.groupBy(figures, seriesAndKind);
  return [...groups.values()].flatMap((group) => latestOf(group.filter(stands)));
}

function seriesAndKind(figure: ListedFigure): string {
  const kind = dayOf(figure) === "" ? "undated" : (figure.period?.kind ?? "day");
  return [figure.member, figure.indicatorCode, kind].join("/");
}

function latestOf<F extends ListedFigure>(figures: readonly F[]): readonly F[] {
  const latest = figures.map(dayOf).reduce((soFar, day) => (day > soFar ? day : soFar), "");
  return figures.filter((figure) => dayOf(figure) === latest);
}

function dayOf({ asOf, period }: ListedFigure): string {
  return asOf ?? period?.to ?? "";
}
