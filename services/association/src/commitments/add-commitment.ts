import { randomUUID } from "node:crypto";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { recordSource } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { checkCode } from "../check-code.js";
import { Clause } from "../clauses/clause.js";
import { checkBusinessDay } from "../days/business-days.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockProgramme } from "../programmes/lock-programme.js";
import { refuseStranger } from "../programmes/party-list.js";
import { codeKey } from "../search-text/code-key.js";
import { Commitment, searchTextOfCommitment } from "./commitment.js";
import { commitmentChanged } from "./commitment-changed.js";
import { commitmentFacts } from "./commitment-facts.js";
import { CommitmentOwner } from "./commitment-owner.js";
import { CommitmentState } from "./commitment-state.js";

const MOST_COMMITMENTS = 500;
const DUE = { field: "input.dueOn", vi: "Hạn hoàn thành", en: "The day on which it is due" };

export interface AddCommitment
  extends Pick<
    Commitment,
    "code" | "title" | "printedText" | "doneWhen" | "evidenceKind" | "dueOn" | "clauseId"
  > {
  readonly ownerIds: readonly string[];
}

/**
 * Adds a commitment after those that a programme has, with its history and event; nothing is reported of it yet.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT or REFUSED
 */
export async function addCommitment(
  transaction: MemberTransaction,
  { programmeId, ownerIds: named, ...said }: AddCommitment & { readonly programmeId: string },
  origin: ChangeOrigin,
): Promise<Commitment> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, programmeId);
  const others = await manager.find(Commitment, { where: { programmeId }, order: { position: "ASC" } });
  const ownerIds = [...new Set(named)];
  const refusal = joinRefusals([
    checkCommitmentCode(said.code, programme, others),
    await checkClause(transaction, said.clauseId, programme),
    checkBusinessDay(DUE, said.dueOn, todayInVietnam()),
    ...(await checkOwners(transaction, ownerIds, programme)),
    others.length < MOST_COMMITMENTS ? null : tooMany(programme),
  ]);
  if (refusal) throw refusal;

  const { id: sourceId } = await recordSource(manager, origin.source);
  const commitment = Object.assign(new Commitment(), said, {
    id: randomUUID(),
    programmeId,
    position: (others.at(-1)?.position ?? 0) + 1,
    state: CommitmentState.NOT_REPORTED,
    stateChangedAt: null,
    extendedFrom: null,
    extensionCount: 0,
    doubts: [],
    sourceId,
    version: 1,
    searchText: searchTextOfCommitment(said),
  });
  await manager.insert(Commitment, commitment);
  await manager.insert(
    CommitmentOwner,
    ownerIds.map((organisationId) => ({ commitmentId: commitment.id, organisationId })),
  );
  await transaction.record({
    of: { type: Commitment.name, id: commitment.id, version: commitment.version },
    before: null,
    after: commitmentFacts(commitment),
    ...origin,
  });
  await transaction.append(commitmentChanged(commitment, programme, commitment.state));
  return commitment;
}

function checkCommitmentCode(
  code: string,
  programme: CoordinationProgramme,
  others: readonly Commitment[],
): Refusal | null {
  const field = "input.code";
  const refusal = checkCode(code, { field, example: "QT-1" });
  if (refusal) return refusal;
  const taken = others.find((other) => codeKey(other.code) === codeKey(code));
  if (!taken) return null;
  return new Refusal("REFUSED", {
    vi: `Chương trình ${programme.code} đã có nội dung phối hợp mang mã ${taken.code}; hãy ghi một mã khác.`,
    en: `Programme ${programme.code} has a commitment with the code ${taken.code} already; write another one.`,
  }).inField(field);
}

async function checkClause(
  { manager, asTyped }: MemberTransaction,
  id: string | null,
  { id: programmeId, code }: CoordinationProgramme,
): Promise<Refusal | null> {
  if (id === null) return null;
  if (isUuid(id) && (await manager.existsBy(Clause, { id, programmeId }))) return null;
  return new Refusal("NOT_FOUND", {
    vi: `Chương trình ${code} không có điều khoản “${asTyped(id)}”; hãy lấy “id” từ \`clauses\` của chương trình.`,
    en: `Programme ${code} has no clause "${asTyped(id)}"; take the "id" from the programme's \`clauses\`.`,
  }).inField("input.clauseId");
}

/** Who answers for it is there on the first day, and a party, or may be one while not all are named. */
function checkOwners(
  transaction: MemberTransaction,
  ownerIds: readonly string[],
  programme: CoordinationProgramme,
): Promise<unknown[]> {
  const check = async (id: string, index: number) => {
    const field = `input.ownerIds.${index}`;
    const owner = await findOrganisation(transaction, { id, field }, programme.startsOn);
    await refuseStranger(transaction.manager, programme, owner, field);
  };
  return Promise.all(ownerIds.map((id, index) => outcomeOf(check(id, index))));
}

function tooMany({ code }: CoordinationProgramme): Refusal {
  return new Refusal("REFUSED", {
    vi: `Chương trình ${code} đã có ${MOST_COMMITMENTS} nội dung phối hợp, nhiều nhất có thể; hãy lập chương trình tiếp theo.`,
    en: `Programme ${code} has ${MOST_COMMITMENTS} commitments, which are the most; create the programme that follows it.`,
  }).inField("input");
}
