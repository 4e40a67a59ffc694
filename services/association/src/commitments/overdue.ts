/** Late is never reported: it follows from the day. */
import { type CommitmentState, ENDED } from "./commitment-state.js";

/** Something is still owed of a row of `commitment`. */
export const IS_OPEN = `commitment.state NOT IN (${ENDED.map((state) => `'${state}'`).join(", ")})`;

/** @param today the day, as the statement names it */
export function overdueInSql(today: string): string {
  return `(${IS_OPEN} AND commitment.due_on IS NOT NULL AND commitment.due_on < ${today})`;
}

/**
 * Whether its day has passed and it is still owed: it stays so until it is done, dropped or extended.
 * @param today the calendar day in Việt Nam
 */
export function isOverdue(
  { state, dueOn }: { readonly state: CommitmentState; readonly dueOn: string | null },
  today: string,
): boolean {
  return !ENDED.includes(state) && dueOn !== null && dueOn < today;
}
