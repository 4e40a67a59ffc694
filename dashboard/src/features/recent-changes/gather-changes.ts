import type { RecentChangeFragment } from "../../api/generated/operations.js";
import { dayInVietnam } from "../../language/vietnam-time.js";

/** One line of the list: a change, or several of one member and kind that follow each other. */
export interface GatheredChange {
  readonly first: RecentChangeFragment;
  readonly count: number;
  /** More of the same may have come before the changes that were asked for. */
  readonly isAtLeast: boolean;
}

/**
 * The latest changes first, those that say the same gathered: a member that adds forty figures says so once. A change
 * that tells what it changed stands by itself.
 * @param hasEarlier whether there are changes before these
 */
export function gatherChanges(
  changes: readonly RecentChangeFragment[],
  hasEarlier: boolean,
): GatheredChange[] {
  const gathered: GatheredChange[] = [];
  for (const change of changes.toReversed()) {
    const last = gathered.at(-1);
    if (last !== undefined && saysTheSame(last.first, change)) {
      gathered[gathered.length - 1] = { ...last, count: last.count + 1 };
    } else {
      gathered.push({ first: change, count: 1, isAtLeast: false });
    }
  }
  return gathered.map((group, index) => ({
    ...group,
    isAtLeast: hasEarlier && index === gathered.length - 1 && group.first.what === "ADDED",
  }));
}

/** A change that stands by itself, and so can be named. */
export function isOne({ count, isAtLeast }: GatheredChange): boolean {
  return count === 1 && !isAtLeast;
}

function saysTheSame(one: RecentChangeFragment, other: RecentChangeFragment): boolean {
  return (
    one.what === "ADDED" &&
    other.what === "ADDED" &&
    one.member === other.member &&
    one.kind === other.kind &&
    dayOf(one) === dayOf(other)
  );
}

function dayOf({ recordedAt }: RecentChangeFragment): string {
  return dayInVietnam(recordedAt);
}
