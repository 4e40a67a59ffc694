import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { createSource, recordSource, type SourceInput } from "@hub/subgraph-kit/source";
import { inEnglish, type LocalizedText } from "@hub/subgraph-kit/values";
import type { Commitment } from "../commitments/commitment.js";
import { CommitmentState } from "../commitments/commitment-state.js";
import { lockCommitment } from "../commitments/lock-commitment.js";
import { checkOnBehalf } from "../on-behalf/check-on-behalf.js";
import { onBehalfBy } from "../on-behalf/on-behalf.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { Organisation } from "../organisations/organisation.js";
import { checkEvidenceStep, stateAfterOffer } from "./decide-evidence.js";
import { Evidence } from "./evidence.js";
import { findOfferers } from "./evidence-owner.js";
import { EvidenceState } from "./evidence-state.js";
import { type CitedAsEvidence, checkWhatIsCited, findCited } from "./find-cited.js";
import { saveEvidence } from "./save-evidence.js";

/** A list that a page shows whole. */
const MOST_EVIDENCE = 500;

export interface OfferEvidence extends CitedAsEvidence {
  readonly commitmentId: string;
  /** The party that offers; null for the one for which the caller speaks. */
  readonly organisationId: string | null;
  readonly title: LocalizedText;
  readonly note: string | null;
  /** The party's document from which it is entered on its behalf; null where the party itself offers. */
  readonly onBehalf: SourceInput | null;
  /** What was returned and is offered again, with the version that the caller has read; null for new evidence. */
  readonly again: { readonly evidenceId: string; readonly expectedVersion: number } | null;
}

/**
 * Offers evidence, or once more what was returned; its commitment is under way by that.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT, REFUSED or CONFLICT
 */
export async function offerEvidence(
  transaction: MemberTransaction,
  command: OfferEvidence,
): Promise<Evidence> {
  const { manager } = transaction;
  const { id, field } = { id: command.commitmentId, field: "input.commitmentId" };
  const commitment = await lockCommitment(transaction, { id, field });
  const others = await manager.find(Evidence, {
    where: { commitmentId: commitment.id },
    order: { number: "ASC" },
  });
  const organisation = await outcomeOf(findOfferer(transaction, command, commitment));
  const isKnown = !(organisation instanceof Refusal);
  const notFitting = checkWhatIsCited(command);
  const member =
    isKnown && !notFitting ? await outcomeOf(findCited(transaction, command, organisation.id)) : null;
  const former = command.again && others.find((other) => other.id === command.again?.evidenceId);
  const refusal = joinRefusals([
    checkDropped(commitment),
    organisation,
    notFitting,
    member,
    isKnown ? await checkOnBehalf(manager, command.onBehalf, organisation) : null,
    command.again ? checkAgain(transaction, command.again, former ?? null) : checkCount(commitment, others),
    isKnown ? checkRepetition(command, organisation.id, others) : null,
  ]);
  if (refusal || !isKnown || typeof member !== "string") throw refusal;

  if (command.onBehalf) await recordSource(manager, command.onBehalf);
  const evidence =
    former ??
    Object.assign(new Evidence(), {
      id: randomUUID(),
      commitmentId: commitment.id,
      number: (others.at(-1)?.number ?? 0) + 1,
      version: 0,
    });
  const { kind, title, note, activityId, figureId, documentId, url } = command;
  return saveEvidence(transaction, [evidence, commitment], {
    change: {
      ...{ kind, title, note, activityId, figureId, documentId, url, member },
      organisationId: organisation.id,
      state: EvidenceState.OFFERED,
      offeredAt: new Date(),
      decidedById: null,
      decidedAt: null,
      missing: null,
      onBehalf: onBehalfBy(transaction.author, command.onBehalf && createSource(command.onBehalf).id),
    },
    state: stateAfterOffer(commitment.state),
    reason: null,
  });
}

/** The party that is named, or the one for which the caller speaks: it is among those that may offer, or succeeded one. */
async function findOfferer(
  transaction: MemberTransaction,
  { organisationId, onBehalf }: OfferEvidence,
  commitment: Commitment,
): Promise<Organisation> {
  const field = "input.organisationId";
  const id = organisationId ?? (onBehalf === null ? transaction.author.organisationId : null);
  if (id === null) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "Nhập thay phải nêu bên được nhập thay; hãy ghi mã của bên đó vào “organisationId”.",
      en: 'What is entered on behalf of a party names it; write its id into "organisationId".',
    }).inField(field);
  }
  const organisation = await findOrganisation(transaction, { id, field }, null);
  const offerers = [...(await findOfferers(transaction.manager, commitment)).values()];
  const mayOffer = offerers.some(({ organisationIds: ids }) => ids !== "any" && ids.includes(id));
  if (mayOffer) return organisation;
  const { code } = commitment;
  throw new Refusal("REFUSED", {
    vi: `${organisation.name.vi} không chịu trách nhiệm về nội dung phối hợp ${code}; hãy chọn một cơ quan trong \`owners\` của nội dung, hoặc nếu trống thì một bên của chương trình (\`parties\`).`,
    en: `${inEnglish(organisation.name)} does not answer for commitment ${code}; choose one of its \`owners\`, or where it has none a party of the programme (\`parties\`).`,
  }).inField(field);
}

function checkDropped({ code, state }: Commitment): Refusal | null {
  if (state !== CommitmentState.DROPPED) return null;
  return new Refusal("REFUSED", {
    vi: `Nội dung phối hợp ${code} đã dừng thực hiện nên không nhận minh chứng; hãy đề nghị cơ quan chủ trì mở lại.`,
    en: `Commitment ${code} was dropped, so nothing is evidence of it; ask who leads the programme to open it again.`,
  }).inField("input.commitmentId");
}

function checkCount({ code }: Commitment, others: readonly Evidence[]): Refusal | null {
  if (others.length < MOST_EVIDENCE) return null;
  return new Refusal("REFUSED", {
    vi: `Nội dung phối hợp ${code} đã có ${MOST_EVIDENCE} minh chứng, nhiều nhất có thể.`,
    en: `Commitment ${code} has ${MOST_EVIDENCE} pieces of evidence, which are the most.`,
  }).inField("input.commitmentId");
}

function checkAgain(
  { asTyped }: Pick<MemberTransaction, "asTyped">,
  { evidenceId, expectedVersion }: NonNullable<OfferEvidence["again"]>,
  former: Evidence | null,
): Refusal | null {
  if (former) return checkEvidenceStep(former, EvidenceState.OFFERED, expectedVersion);
  return new Refusal("NOT_FOUND", {
    vi: `Nội dung phối hợp này không có minh chứng “${asTyped(evidenceId)}”; hãy lấy “id” từ \`evidence\` của nội dung, hoặc bỏ trống để nêu minh chứng mới.`,
    en: `The commitment has no evidence "${asTyped(evidenceId)}"; take the "id" from its \`evidence\`, or leave it out to offer new evidence.`,
  }).inField("input.evidenceId");
}

/** What waits for a decision, or has been accepted, is offered once. */
function checkRepetition(
  { again, activityId, figureId, documentId, url }: OfferEvidence,
  organisationId: string,
  others: readonly Evidence[],
): Refusal | null {
  const same = others.find(
    (other) =>
      other.id !== again?.evidenceId &&
      (other.state === EvidenceState.OFFERED || other.state === EvidenceState.ACCEPTED) &&
      other.organisationId === organisationId &&
      other.activityId === activityId &&
      other.figureId === figureId &&
      other.documentId === documentId &&
      other.url === url,
  );
  if (!same) return null;
  return new Refusal("REFUSED", {
    vi: `Điều này đã được nêu làm minh chứng ${same.number} của nội dung; hãy nêu điều khác.`,
    en: `This has been offered as evidence ${same.number} of the commitment already; offer something else.`,
  }).inField("input");
}
