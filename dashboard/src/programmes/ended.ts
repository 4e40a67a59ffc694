import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import { compareDays } from "../language/days.js";
import { openOf } from "./open-commitments.js";

/** Whether the period of the programme is over; `today` is a day such as `2026-11-28`. */
export function hasEnded(
  { period: { to } }: Pick<ListedProgrammeFragment, "period">,
  today: string,
): boolean {
  return to !== null && to < today;
}

/** What an ended programme was to do and has not told to be done. */
export interface Left {
  readonly programme: Pick<ListedProgrammeFragment, "code" | "title" | "period">;
  /** How many commitments that have no due day, and so are overdue on none. */
  readonly count: number;
}

/** The programmes that have ended and leave commitments without a due day, those that ended first at the beginning. */
export function findLeft(programmes: readonly ListedProgrammeFragment[], today: string): Left[] {
  return programmes
    .filter((programme) => hasEnded(programme, today))
    .map((programme) => ({ programme, count: undatedOf(programme) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => compareDays(one.programme.period.to ?? "", other.programme.period.to ?? ""));
}

function undatedOf({ commitments }: ListedProgrammeFragment): number {
  return openOf(commitments).filter(({ dueOn }) => dueOn === null).length;
}
