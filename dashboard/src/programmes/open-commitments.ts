import type { CommitmentState } from "../api/generated/operations.js";
import { compareDays } from "../language/days.js";

interface Owed {
  readonly state: CommitmentState;
  readonly dueOn: string | null;
}

const DONE_WITH: readonly CommitmentState[] = ["DONE", "DROPPED"];

/** What is still to be done. */
export function openOf<C extends Owed>(commitments: readonly C[]): C[] {
  return commitments.filter(({ state }) => !DONE_WITH.includes(state));
}

/** What is open first, and of it what is due first; what has no day comes after what has one. */
export function byUrgency<C extends Owed>(commitments: readonly C[]): C[] {
  const rank = (commitment: C) => (openOf([commitment]).length > 0 ? 0 : 1);
  return commitments.toSorted(
    (one, other) => rank(one) - rank(other) || compareDays(one.dueOn ?? "9999", other.dueOn ?? "9999"),
  );
}

/** What is still to be done although its day has passed; `today` is a day such as `2026-11-28`. */
export function overdueOf<C extends Owed>(commitments: readonly C[], today: string): C[] {
  return openOf(commitments).filter(({ dueOn }) => dueOn !== null && dueOn < today);
}
