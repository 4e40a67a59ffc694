import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { Commitment } from "../commitments/commitment.js";
import { lockCommitment } from "../commitments/lock-commitment.js";
import { saveCommitment } from "../commitments/save-commitment.js";
import { checkDecision, checkRequest } from "./decide-extension.js";
import { Extension } from "./extension.js";
import { extensionFacts } from "./extension-facts.js";
import { ExtensionState } from "./extension-state.js";

export interface RequestExtension {
  readonly commitmentId: string;
  readonly dueOn: string;
  readonly reason: string;
}

export interface DecideExtension {
  readonly extensionId: string;
  readonly granted: boolean;
  readonly reason: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
}

/**
 * Requests it; the commitment is due as before until a lead decides.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT or REFUSED
 */
export async function requestExtension(
  transaction: MemberTransaction,
  { commitmentId: id, dueOn, reason }: RequestExtension,
): Promise<Extension> {
  const commitment = await lockCommitment(transaction, { id, field: "input.commitmentId" });
  const others = await transaction.manager.find(Extension, {
    where: { commitmentId: commitment.id },
    order: { number: "ASC" },
  });
  const waiting = others.find(({ state }) => state === ExtensionState.REQUESTED);
  const refusal = checkRequest(commitment, { dueOn, waiting }, todayInVietnam());
  if (refusal) throw refusal;
  const { organisationId } = transaction.author;
  if (organisationId === null) throw new Error("who requests an extension speaks for no organisation");
  const extension = Object.assign(new Extension(), {
    id: randomUUID(),
    commitmentId: commitment.id,
    number: (others.at(-1)?.number ?? 0) + 1,
    version: 0,
  });
  return saveExtension(transaction, [extension, commitment], {
    change: {
      organisationId,
      dueOn,
      previousDueOn: commitment.dueOn ?? dueOn,
      reason,
      state: ExtensionState.REQUESTED,
      requestedAt: new Date(),
      decidedById: null,
      decidedAt: null,
      decisionReason: null,
    },
    due: {},
    reason,
  });
}

/**
 * Grants it, by which the commitment is due on that day, or declines it.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function decideExtension(
  transaction: MemberTransaction,
  { extensionId, granted, reason, expectedVersion }: DecideExtension,
): Promise<Extension> {
  const [extension, commitment] = await lockExtension(transaction, extensionId);
  const refusal = checkDecision(extension, commitment, { granted, expectedVersion });
  if (refusal) throw refusal;
  const { dueOn } = extension;
  return saveExtension(transaction, [extension, commitment], {
    change: {
      state: granted ? ExtensionState.GRANTED : ExtensionState.DECLINED,
      decidedById: transaction.author.organisationId,
      decidedAt: new Date(),
      decisionReason: reason,
    },
    due: granted
      ? { dueOn, extendedFrom: commitment.firstDueOn, extensionCount: commitment.extensionCount + 1 }
      : {},
    reason,
  });
}

async function lockExtension(
  transaction: MemberTransaction,
  extensionId: string,
): Promise<[Extension, Commitment]> {
  const { manager, asTyped } = transaction;
  const found = isUuid(extensionId) ? await manager.findOneBy(Extension, { id: extensionId }) : null;
  if (!found) {
    throw new Refusal("NOT_FOUND", {
      vi: `Không có đề nghị gia hạn “${asTyped(extensionId)}”; hãy lấy “id” từ \`extensions\` của nội dung phối hợp.`,
      en: `There is no extension "${asTyped(extensionId)}"; take the "id" from a commitment's \`extensions\`.`,
    }).inField("extensionId");
  }
  const commitment = await lockCommitment(transaction, { id: found.commitmentId, field: "extensionId" });
  // Others may have decided before the commitment was locked.
  return [await manager.findOneByOrFail(Extension, { id: found.id }), commitment];
}

interface SavedExtension {
  readonly change: Partial<Extension>;
  /** What becomes of the commitment's days by that. */
  readonly due: Partial<Pick<Commitment, "dueOn" | "extendedFrom" | "extensionCount">>;
  readonly reason: string;
}

/** Saves it at its next version; the history and the event of its commitment tell of it. */
async function saveExtension(
  transaction: MemberTransaction,
  [extension, commitment]: readonly [Extension, Commitment],
  { change, due, reason }: SavedExtension,
): Promise<Extension> {
  const before = extension.version === 0 ? null : extensionFacts(extension);
  Object.assign(extension, change, { version: extension.version + 1 });
  await transaction.manager.save(Extension, extension);
  const beside = { before, after: extensionFacts(extension) };
  await saveCommitment(transaction, commitment, { change: due, beside, reason, source: null });
  return extension;
}
