import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { checkEvidenceStep, stateAfterAcceptance } from "./decide-evidence.js";
import type { Evidence } from "./evidence.js";
import { findDeciders } from "./evidence-owner.js";
import { EvidenceState } from "./evidence-state.js";
import { lockEvidence } from "./find-evidence.js";
import { saveEvidence } from "./save-evidence.js";

export interface SettleEvidence {
  readonly evidenceId: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/**
 * Accepts it, which makes its commitment done where it is of the kind that was stated.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function acceptEvidence(
  transaction: MemberTransaction,
  command: SettleEvidence,
): Promise<Evidence> {
  return decide(transaction, command, EvidenceState.ACCEPTED, null);
}

/**
 * Returns it, with what is missing.
 * @throws {Refusal} as {@link acceptEvidence}
 */
export async function returnEvidence(
  transaction: MemberTransaction,
  { missing, ...command }: SettleEvidence & { readonly missing: string },
): Promise<Evidence> {
  return decide(transaction, command, EvidenceState.RETURNED, missing);
}

/**
 * Withdraws it: who has offered it says why.
 * @throws {Refusal} as {@link acceptEvidence}
 */
export async function withdrawEvidence(
  transaction: MemberTransaction,
  { evidenceId, expectedVersion, reason }: SettleEvidence & { readonly reason: string },
): Promise<Evidence> {
  const [evidence, commitment] = await lockEvidence(transaction, evidenceId);
  const refusal = checkEvidenceStep(evidence, EvidenceState.WITHDRAWN, expectedVersion);
  if (refusal) throw refusal;
  return saveEvidence(transaction, [evidence, commitment], {
    change: { state: EvidenceState.WITHDRAWN },
    state: commitment.state,
    reason,
  });
}

async function decide(
  transaction: MemberTransaction,
  { evidenceId, expectedVersion }: SettleEvidence,
  state: EvidenceState.ACCEPTED | EvidenceState.RETURNED,
  missing: string | null,
): Promise<Evidence> {
  const [evidence, commitment] = await lockEvidence(transaction, evidenceId);
  const deciders = await findDeciders(transaction.manager, evidence);
  const refusal = joinRefusals([
    deciders.size === 0 ? nobodyDecides(evidence) : null,
    checkEvidenceStep(evidence, state, expectedVersion),
  ]);
  if (refusal) throw refusal;
  const isAccepted = state === EvidenceState.ACCEPTED;
  return saveEvidence(transaction, [evidence, commitment], {
    change: {
      state,
      missing,
      decidedById: transaction.author.organisationId,
      decidedAt: new Date(),
    },
    state: isAccepted ? stateAfterAcceptance(commitment, evidence.kind) : commitment.state,
    reason: missing,
  });
}

function nobodyDecides({ number }: Evidence): Refusal {
  return new Refusal("REFUSED", {
    vi: `Không có bên nào khác được nêu tên trong chương trình để xem xét minh chứng ${number}; hãy ghi thêm bên của chương trình, hoặc cơ quan chủ trì quyết định bằng \`setCommitmentState\`.`,
    en: `The programme names no other party that could decide upon evidence ${number}; name one, or let who leads it decide with \`setCommitmentState\`.`,
  }).inField("evidenceId");
}
