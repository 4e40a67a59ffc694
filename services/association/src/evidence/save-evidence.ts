import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { Commitment } from "../commitments/commitment.js";
import type { CommitmentState } from "../commitments/commitment-state.js";
import { saveCommitment, stateChange } from "../commitments/save-commitment.js";
import { Evidence } from "./evidence.js";
import { evidenceFacts } from "./evidence-facts.js";

interface SavedEvidence {
  readonly change: Partial<Evidence>;
  /** What becomes of its commitment by that. */
  readonly state: CommitmentState;
  readonly reason: string | null;
}

/** Saves evidence of a locked commitment at its next version; the history and the event of the commitment tell of it. */
export async function saveEvidence(
  transaction: MemberTransaction,
  [evidence, commitment]: readonly [Evidence, Commitment],
  { change, state, reason }: SavedEvidence,
): Promise<Evidence> {
  const before = evidence.version === 0 ? null : evidenceFacts(evidence);
  Object.assign(evidence, change, { version: evidence.version + 1 });
  await transaction.manager.save(Evidence, evidence);
  const { title, url } = evidence;
  await saveCommitment(transaction, commitment, {
    change: stateChange(commitment, state),
    beside: { before, after: evidenceFacts(evidence) },
    reason,
    source: { title: title.vi, url },
  });
  return evidence;
}
