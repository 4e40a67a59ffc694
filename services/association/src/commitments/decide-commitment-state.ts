import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { checkVersion } from "../check-version.js";
import { CommitmentState, STATE_TEXT } from "./commitment-state.js";

const { NOT_REPORTED, NOT_STARTED, IN_PROGRESS, DONE, LATE, DROPPED } = CommitmentState;

/** Everything that is allowed. Nothing leads back to NOT_REPORTED: what was reported stays reported. */
const NEXT_STATES: Readonly<Record<CommitmentState, readonly CommitmentState[]>> = {
  [NOT_REPORTED]: [NOT_STARTED, IN_PROGRESS, DONE, LATE, DROPPED],
  [NOT_STARTED]: [IN_PROGRESS, DONE, LATE, DROPPED],
  [IN_PROGRESS]: [NOT_STARTED, DONE, LATE, DROPPED],
  [DONE]: [IN_PROGRESS],
  [LATE]: [IN_PROGRESS, DONE, DROPPED],
  [DROPPED]: [NOT_STARTED, IN_PROGRESS],
};

export interface CurrentCommitment {
  readonly code: string;
  readonly state: CommitmentState;
  readonly version: number;
}

export interface SetCommitmentState {
  readonly state: CommitmentState;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/** What becomes of a commitment: its next state and version, “unchanged”, or a refusal. */
export type CommitmentDecision =
  | { readonly state: CommitmentState; readonly previousState: CommitmentState; readonly version: number }
  | "unchanged"
  | Refusal;

export function decideCommitmentState(
  commitment: CurrentCommitment,
  command: SetCommitmentState,
): CommitmentDecision {
  const { code, state: previousState, version } = commitment;
  const { state, expectedVersion } = command;
  const name = { vi: `Nội dung phối hợp ${code}`, en: `Commitment ${code}` };
  const details = { currentState: previousState };
  const isSame = state === previousState;
  const isAllowed = isSame || NEXT_STATES[previousState].includes(state);
  const refusal = joinRefusals([
    checkVersion({ name, version, details }, expectedVersion),
    isAllowed ? null : notAllowed(commitment, state),
  ]);
  if (refusal) return refusal;
  if (isSame) return "unchanged";
  return { state, previousState, version: version + 1 };
}

function notAllowed({ code, state: from, version }: CurrentCommitment, to: CommitmentState): Refusal {
  const allowed = NEXT_STATES[from];
  const list = (language: "vi" | "en") => allowed.map((state) => STATE_TEXT[state][language]).join(", ");
  return new Refusal(
    "REFUSED",
    {
      vi: `Nội dung phối hợp ${code} đang “${STATE_TEXT[from].vi}”, không thể chuyển sang “${STATE_TEXT[to].vi}”; có thể chuyển sang: ${list("vi")}.`,
      en: `Commitment ${code} is “${STATE_TEXT[from].en}” and cannot become “${STATE_TEXT[to].en}”; it can become: ${list("en")}.`,
    },
    { currentVersion: version, currentState: from, allowedStates: allowed },
  ).inField("state");
}
