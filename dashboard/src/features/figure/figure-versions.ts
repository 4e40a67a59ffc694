import type { FigureInDetailFragment, FigureVersionFragment } from "../../api/generated/operations.js";

export interface ShownVersion {
  readonly version: FigureVersionFragment;
  /** It is the one that the page is about. */
  readonly isShown: boolean;
}

/** What was said before and what is said now, the earliest first: each corrects the one before it. */
export function versionsOf(figure: FigureInDetailFragment): readonly ShownVersion[] {
  const { corrects, correctedBy } = figure;
  const before = [corrects?.corrects?.corrects, corrects?.corrects, corrects];
  const after = [correctedBy, correctedBy?.correctedBy, correctedBy?.correctedBy?.correctedBy];
  return [...before, figure, ...after]
    .filter((version) => version !== null && version !== undefined)
    .map((version) => ({ version, isShown: version.id === figure.id }));
}
