import { checkVersion } from "@hub/subgraph-kit/check-version";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { CommitmentState } from "../commitments/commitment-state.js";
import type { EvidenceKind } from "../commitments/evidence-kind.js";
import { EVIDENCE_STATE_TEXT, EvidenceState } from "./evidence-state.js";

const { OFFERED, ACCEPTED, RETURNED, WITHDRAWN } = EvidenceState;

/** Everything that is allowed. What was accepted others have relied on; what was withdrawn is offered anew. */
const NEXT_STATES: Readonly<Record<EvidenceState, readonly EvidenceState[]>> = {
  [OFFERED]: [ACCEPTED, RETURNED, WITHDRAWN],
  [ACCEPTED]: [],
  [RETURNED]: [OFFERED, WITHDRAWN],
  [WITHDRAWN]: [],
};

export interface CurrentEvidence {
  /** Its place among what was offered for the commitment: 1, 2, 3 … */
  readonly number: number;
  readonly state: EvidenceState;
  readonly version: number;
}

/** All that speaks against the step; null when it can be taken. @param expectedVersion the version the caller has read */
export function checkEvidenceStep(
  evidence: CurrentEvidence,
  to: EvidenceState,
  expectedVersion: number,
): Refusal | null {
  const { number, state, version } = evidence;
  const name = { vi: `Minh chứng ${number}`, en: `Evidence ${number}` };
  return joinRefusals([
    checkVersion({ name, version, details: { currentState: state } }, expectedVersion),
    NEXT_STATES[state].includes(to) ? null : notAllowed(evidence, to),
  ]);
}

function notAllowed({ number, state: from, version }: CurrentEvidence, to: EvidenceState): Refusal {
  const allowed = NEXT_STATES[from];
  const list = (language: "vi" | "en") =>
    allowed.map((state) => EVIDENCE_STATE_TEXT[state][language]).join(", ");
  const can =
    allowed.length === 0
      ? { vi: "không còn chuyển được nữa; hãy nêu một minh chứng khác", en: "is final; offer another one" }
      : { vi: `có thể chuyển sang: ${list("vi")}`, en: `can become: ${list("en")}` };
  return new Refusal(
    "REFUSED",
    {
      vi: `Minh chứng ${number} đang “${EVIDENCE_STATE_TEXT[from].vi}”, không thể chuyển sang “${EVIDENCE_STATE_TEXT[to].vi}”; minh chứng này ${can.vi}.`,
      en: `Evidence ${number} is “${EVIDENCE_STATE_TEXT[from].en}” and cannot become “${EVIDENCE_STATE_TEXT[to].en}”; it ${can.en}.`,
    },
    { currentVersion: version, currentState: from, allowedStates: allowed },
  ).inField("evidenceId");
}

/** Who offers evidence has begun. */
export function stateAfterOffer(state: CommitmentState): CommitmentState {
  const isIdle = state === CommitmentState.NOT_REPORTED || state === CommitmentState.NOT_STARTED;
  return isIdle ? CommitmentState.IN_PROGRESS : state;
}

/** Accepted evidence of the stated kind makes a commitment done; of any kind, where none is stated. Dropped stays dropped. */
export function stateAfterAcceptance(
  { state, evidenceKind }: { readonly state: CommitmentState; readonly evidenceKind: EvidenceKind | null },
  kind: EvidenceKind,
): CommitmentState {
  if (state === CommitmentState.DROPPED) return state;
  return evidenceKind === null || evidenceKind === kind ? CommitmentState.DONE : state;
}
