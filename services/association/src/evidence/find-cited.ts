/** What evidence points to: a record of a member, as the joint record has it, a document or an address. */
import { parseGlobalId, prefixOf } from "@hub/schema/global-id";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, refusalOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { findSourceMistakes } from "@hub/subgraph-kit/source";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { inEnglish } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import { EvidenceKind } from "../commitments/evidence-kind.js";
import { JointActivity } from "../joint-record/activities/joint-activity.js";
import { JointFigure } from "../joint-record/figures/joint-figure.js";
import { OWNER } from "../joint-record/owner.js";
import { Organisation } from "../organisations/organisation.js";
import { findPartyOwner } from "../organisations/party-owner.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";

export interface CitedAsEvidence {
  readonly kind: EvidenceKind;
  /** Global ids. */
  readonly activityId: string | null;
  readonly figureId: string | null;
  readonly documentId: string | null;
  readonly url: string | null;
}

type Citing = keyof Omit<CitedAsEvidence, "kind">;

/** What may be said of each kind; just one of it is. */
const SAID_OF: Readonly<Record<EvidenceKind, readonly Citing[]>> = {
  [EvidenceKind.ACTIVITY]: ["activityId"],
  [EvidenceKind.FIGURE]: ["figureId"],
  [EvidenceKind.DOCUMENT]: ["documentId", "url"],
  [EvidenceKind.FILE]: ["url"],
};
const CITING: readonly Citing[] = ["activityId", "figureId", "documentId", "url"];

/** All that speaks against what is said of the kind; null when it fits. */
export function checkWhatIsCited(cited: CitedAsEvidence): Refusal | null {
  const { kind, url } = cited;
  const fitting = SAID_OF[kind];
  const given = CITING.filter((field) => cited[field] !== null);
  const names = fitting.map((field) => `“${field}”`);
  const namesEn = fitting.map((field) => `"${field}"`);
  const strange = given.filter((field) => !fitting.includes(field));
  const mistakes = url === null ? [] : findSourceMistakes({ url }, "input");
  return joinRefusals([
    given.some((field) => fitting.includes(field))
      ? null
      : new Refusal("BAD_USER_INPUT", {
          vi: `Minh chứng loại ${kind} cần ${names.join(" hoặc ")}; hãy điền.`,
          en: `Evidence of the kind ${kind} needs ${namesEn.join(" or ")}; fill it in.`,
        }).inField(`input.${fitting[0]}`),
    ...strange.map((field) =>
      new Refusal("BAD_USER_INPUT", {
        vi: `“${field}” không dùng cho minh chứng loại ${kind}; hãy bỏ trống, hoặc chọn loại khác.`,
        en: `"${field}" says nothing of evidence of the kind ${kind}; leave it out, or choose another kind.`,
      }).inField(`input.${field}`),
    ),
    mistakes.length > 0 ? refusalOf(mistakes) : null,
  ]);
}

/**
 * The member that holds what is cited.
 * @param organisationId who offers it
 * @throws {Refusal} NOT_FOUND of what nobody may read or there is not, REFUSED of what is another organisation's
 */
export async function findCited(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  { activityId, figureId, documentId }: CitedAsEvidence,
  organisationId: string,
): Promise<string> {
  if (activityId !== null) {
    const activity = await findActivity(manager, activityId);
    if (!activity || activity.isWithdrawn) throw noActivity(activityId);
    const recorderId = activity.organiserId ?? (await recorderOf(manager, activityId));
    await refuseAnothers(manager, recorderId, organisationId, "input.activityId");
    return activity.member;
  }
  if (figureId !== null) {
    const figure = await findFigure(manager, figureId);
    if (!figure) throw noFigure(figureId);
    if (figure.correctedById !== null) throw corrected(figure.correctedById);
    await refuseAnothers(manager, figure.organisationId, organisationId, "input.figureId");
    return parseGlobalId(figureId)?.member ?? OWNER;
  }
  if (documentId !== null && !(await isDocument(manager, documentId))) throw noDocument(asTyped(documentId));
  return OWNER;
}

function findActivity(manager: EntityManager, id: string): Promise<JointActivity | null> {
  if (parseGlobalId(id)?.prefix !== prefixOf("Activity")) return Promise.resolve(null);
  return manager.findOneBy(JointActivity, { id });
}

function findFigure(manager: EntityManager, id: string): Promise<JointFigure | null> {
  if (parseGlobalId(id)?.prefix !== prefixOf("Figure")) return Promise.resolve(null);
  return manager.findOneBy(JointFigure, { id });
}

async function isDocument(manager: EntityManager, id: string): Promise<boolean> {
  return isUuid(id) && manager.existsBy(PolicyDocument, { id });
}

/** The organisation in whose name the activity was recorded; null where its member does not say. */
async function recorderOf(manager: EntityManager, activityId: string): Promise<string | null> {
  const [first]: { organisationId: string | null }[] = await manager.query(
    `SELECT organisation_id AS "organisationId" FROM history
     WHERE entity_type = 'Activity' AND entity_id = $1 ORDER BY version LIMIT 1`,
    [activityId],
  );
  return first?.organisationId ?? null;
}

/** Of what nobody is known to have done or recorded nobody can say that it is another's. */
async function refuseAnothers(
  manager: EntityManager,
  ownerId: string | null,
  organisationId: string,
  field: string,
): Promise<void> {
  if (ownerId === null) return;
  const speaking = (await findPartyOwner(manager, ownerId))?.organisationIds ?? [ownerId];
  if (speaking === "any" || speaking.includes(organisationId)) return;
  const owner = await manager.findOneBy(Organisation, { id: ownerId });
  const name = owner?.name ?? { vi: "một cơ quan khác", en: "another organisation" };
  throw new Refusal("REFUSED", {
    vi: `Điều này là của ${name.vi}; hãy nêu hoạt động hoặc số liệu của chính cơ quan mình.`,
    en: `This is of ${inEnglish(name)}; offer an activity or a figure of your own organisation.`,
  }).inField(field);
}

function noActivity(id: string): Refusal {
  return new Refusal("NOT_FOUND", {
    vi: `Không có hoạt động công khai “${id}” trong dữ liệu chung; hãy lấy “id” từ \`activities\`. Hoạt động nội bộ không làm minh chứng được.`,
    en: `There is no public activity "${id}" in the joint record; take the "id" from \`activities\`. An internal one cannot be evidence.`,
  }).inField("input.activityId");
}

function noFigure(id: string): Refusal {
  return new Refusal("NOT_FOUND", {
    vi: `Không có số liệu công khai “${id}” trong dữ liệu chung; hãy lấy “id” từ \`figures\`. Số liệu nội bộ không làm minh chứng được.`,
    en: `There is no public figure "${id}" in the joint record; take the "id" from \`figures\`. An internal one cannot be evidence.`,
  }).inField("input.figureId");
}

function corrected(by: string): Refusal {
  return new Refusal(
    "REFUSED",
    {
      vi: `Số liệu này đã được đính chính; hãy nêu số liệu đính chính: ${by}.`,
      en: `This figure has been corrected; offer the one that corrects it: ${by}.`,
    },
    { figureId: by },
  ).inField("input.figureId");
}

function noDocument(id: string): Refusal {
  return new Refusal("NOT_FOUND", {
    vi: `Không có văn bản “${id}”; hãy lấy “id” từ \`policyDocuments\`, hoặc ghi địa chỉ vào “url”.`,
    en: `There is no document "${id}"; take the "id" from \`policyDocuments\`, or write its address into "url".`,
  }).inField("input.documentId");
}
