export type FeedStatus =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  | { readonly state: "stale"; readonly since: Date };

/** What the badge may claim for several feeds: live only when all are, disconnected since the first that broke. */
export function combineStatuses(statuses: readonly FeedStatus[]): FeedStatus {
  let worst: FeedStatus | undefined;
  for (const status of statuses) {
    if (status.state === "stale") {
      if (worst?.state !== "stale" || status.since < worst.since) worst = status;
    } else if (status.state === "connecting" && worst?.state !== "stale") {
      worst = status;
    } else if (worst === undefined) {
      worst = status;
    }
  }
  return worst ?? { state: "connecting" };
}
