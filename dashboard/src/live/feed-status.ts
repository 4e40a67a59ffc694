export type FeedStatus =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  /** Connected again, and what happened meanwhile is still arriving. */
  | { readonly state: "catching-up"; readonly since: Date | undefined }
  | { readonly state: "stale"; readonly since: Date };

const FROM_BEST_TO_WORST: readonly FeedStatus["state"][] = ["live", "connecting", "catching-up", "stale"];

/** What the badge may claim for several feeds: what holds for the worst of them, since the first that broke. */
export function combineStatuses(statuses: readonly FeedStatus[]): FeedStatus {
  return statuses.reduce<FeedStatus | undefined>(worseOf, undefined) ?? { state: "connecting" };
}

function worseOf(one: FeedStatus | undefined, other: FeedStatus): FeedStatus {
  if (one === undefined) return other;
  if (one.state !== other.state) return rank(one) > rank(other) ? one : other;
  return brokeAt(one) <= brokeAt(other) ? one : other;
}

function rank({ state }: FeedStatus): number {
  return FROM_BEST_TO_WORST.indexOf(state);
}

function brokeAt(status: FeedStatus): number {
  return ("since" in status ? status.since?.getTime() : undefined) ?? Number.POSITIVE_INFINITY;
}
