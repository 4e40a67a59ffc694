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
