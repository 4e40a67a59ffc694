import { SuccessionKind } from "./unit-succession.js";

/** What a link file says about one link, and how many accepted links its two ends have. */
export interface LinkSituation {
  readonly successorsOfPredecessor: number;
  readonly predecessorsOfSuccessor: number;
  readonly hasSameKind: boolean;
  readonly hasSameName: boolean;
}

/**
 * What kind of succession a link is. A whole territory that becomes a whole territory keeps its kind and name or
 * changes one; a former unit is divided when it has several successors.
 */
export function successionKind(link: LinkSituation): SuccessionKind {
  const isDivided = link.successorsOfPredecessor > 1;
  const isJoined = link.predecessorsOfSuccessor > 1;
  if (isDivided) return isJoined ? SuccessionKind.PARTIAL : SuccessionKind.SPLIT;
  if (isJoined) return SuccessionKind.MERGE;
  if (!link.hasSameKind) return SuccessionKind.KIND_CHANGE;
  return link.hasSameName ? SuccessionKind.CONTINUE : SuccessionKind.RENAME;
}
