import { checkVersion } from "@hub/subgraph-kit/check-version";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { CommitmentState, ENDED, STATE_TEXT } from "./commitment-state.js";

const { NOT_REPORTED, NOT_STARTED, IN_PROGRESS, DONE, DROPPED } = CommitmentState;

/** Everything that is allowed. Nothing leads back to NOT_REPORTED: what was reported stays reported. */
const NEXT_STATES: Readonly<Record<CommitmentState, readonly CommitmentState[]>> = {
  [NOT_REPORTED]: [NOT_STARTED, IN_PROGRESS, DONE, DROPPED],
  [NOT_STARTED]: [IN_PROGRESS, DONE, DROPPED],
  [IN_PROGRESS]: [NOT_STARTED, DONE, DROPPED],
  [DONE]: [IN_PROGRESS],
  [DROPPED]: [NOT_STARTED, IN_PROGRESS],
};

export interface CurrentCommitment {
  readonly code: string;
  readonly state: CommitmentState;
  readonly version: number;
}

export interface SetCommitmentState {
  readonly state: CommitmentState;
  /** Why; who ends a commitment must say it. */
  readonly reason: string | null;
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
    isSame ? null : checkReason(commitment, command),
  ]);
  if (refusal) return refusal;
  if (isSame) return "unchanged";
  return { state, previousState, version: version + 1 };
}

/** Without evidence that was accepted, only what the leads decide ends a commitment: the history keeps why. */
function checkReason({ code }: CurrentCommitment, { state, reason }: SetCommitmentState): Refusal | null {
  if (!ENDED.includes(state) || reason?.trim()) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `Chuyển nội dung phối hợp ${code} sang “${STATE_TEXT[state].vi}” là quyết định của cơ quan chủ trì; hãy ghi lý do vào “reason”.`,
    en: `That commitment ${code} becomes “${STATE_TEXT[state].en}” is the leads' decision; write its reason into "reason".`,
  }).inField("reason");
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
