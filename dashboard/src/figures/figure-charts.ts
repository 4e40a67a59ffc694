import type { ListedFigureFragment } from "../api/generated/operations.js";
import { shareOf } from "./share-of.js";

export interface DrawnFigure<Figure> {
  readonly figure: Figure;
  readonly value: number;
}

/** Figures that one scale fits, in their order. */
export interface FigureChart<Figure> {
  /** The code of the indicator of all of them; undefined of shares, which stand beside each other whatever they are of. */
  readonly indicatorCode: string | undefined;
  readonly isOfShares: boolean;
  readonly end: number;
  readonly drawn: readonly DrawnFigure<Figure>[];
}

type Drawable = Pick<ListedFigureFragment, "indicatorCode" | "percentage" | "computedPercentage"> &
  Pick<ListedFigureFragment, "numerator" | "amount"> & {
    readonly indicator: { readonly unit: string } | null;
  };

/**
 * Shares in one chart from 0 to 100, other figures in one for each indicator from 0 to its largest. A figure that has
 * nothing to stand beside is in none, and neither is what has no number.
 */
export function chartsOf<Figure extends Drawable>(figures: readonly Figure[]): FigureChart<Figure>[] {
  const shares = drawnBy(figures, shareOf);
  const others = Map.groupBy(drawnBy(figures, numberOf), ({ figure }) => figure.indicatorCode);
  const codes = new Set(shares.map(({ figure }) => figure.indicatorCode));
  const [onlyCode] = codes.size === 1 ? codes : [];
  return [
    { indicatorCode: onlyCode, isOfShares: true, end: 100, drawn: shares },
    ...[...others].map(([indicatorCode, drawn]) => ({
      indicatorCode,
      isOfShares: false,
      end: Math.max(...drawn.map(({ value }) => value)),
      drawn,
    })),
  ].filter(({ end, drawn }) => drawn.length > 1 && end > 0);
}

function drawnBy<Figure>(
  figures: readonly Figure[],
  numberIn: (figure: Figure) => number | undefined,
): DrawnFigure<Figure>[] {
  return figures.flatMap((figure) => {
    const value = numberIn(figure);
    return value === undefined ? [] : [{ figure, value }];
  });
}

/** What a figure counts or amounts to, where it is no share. */
function numberOf({ indicator, numerator, amount }: Drawable): number | undefined {
  if (indicator === null || indicator.unit === "PERCENT") return undefined;
  return amount === null ? (numerator ?? undefined) : Number(amount);
}
