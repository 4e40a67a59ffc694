import type { Status } from "@hub/client/subscribe";

const FROM_BEST_TO_WORST: readonly Status["state"][] = ["live", "connecting", "catching-up", "stale"];

/** The status of several subscriptions together: the worst of theirs, since the first of them broke. */
export function combineStatuses(statuses: readonly Status[]): Status {
  return statuses.reduce<Status | undefined>(worseOf, undefined) ?? { state: "connecting" };
}

function worseOf(one: Status | undefined, other: Status): Status {
  if (one === undefined) return other;
  if (one.state !== other.state) return rank(one) > rank(other) ? one : other;
  return brokeAt(one) <= brokeAt(other) ? one : other;
}

function rank({ state }: Status): number {
  return FROM_BEST_TO_WORST.indexOf(state);
}

function brokeAt(status: Status): number {
  return ("since" in status ? status.since?.getTime() : undefined) ?? Number.POSITIVE_INFINITY;
}
