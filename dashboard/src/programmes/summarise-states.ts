import type { CommitmentState } from "../api/generated/operations.js";

const ORDER: readonly CommitmentState[] = ["DONE", "IN_PROGRESS", "NOT_STARTED", "NOT_REPORTED", "DROPPED"];

export interface StateShare {
  readonly state: CommitmentState;
  readonly count: number;
}

/** Counts the commitments in each state, furthest along first; empty states are left out. */
export function summariseStates(commitments: readonly { readonly state: CommitmentState }[]): StateShare[] {
  return ORDER.map((state) => ({
    state,
    count: commitments.filter((commitment) => commitment.state === state).length,
  })).filter(({ count }) => count > 0);
}
