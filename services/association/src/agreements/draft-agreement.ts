import { randomUUID } from "node:crypto";
import { indicatorCodes } from "@hub/figure-kit/indicator-codes";
import { ALL_OPENED, coordinateOf, OPENED_FIELDS } from "@hub/schema/opened-fields";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { inEnglish } from "@hub/subgraph-kit/values";
import { type EntityManager, In, MoreThan } from "typeorm";
import { refuseUnknownUnit } from "../administrative-units/refuse-unknown-unit.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { checkCode } from "../check-code.js";
import { Commitment } from "../commitments/commitment.js";
import { checkComingDays } from "../days/coming-days.js";
import { Indicator } from "../indicators/indicator.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { Organisation } from "../organisations/organisation.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { lockAgreements } from "./find-agreement.js";
import { saveAgreement } from "./save-agreement.js";
import { SharingAgreement } from "./sharing-agreement.js";

export type DraftAgreement = Pick<
  SharingAgreement,
  | "code"
  | "commitmentId"
  | "ownerId"
  | "partnerId"
  | "purpose"
  | "legalBasis"
  | "indicatorCodes"
  | "fields"
  | "unitId"
  | "validFrom"
  | "validTo"
  | "smallestCell"
  | "contact"
>;

/** So many unknown indicators are named in a sentence. */
const MOST_NAMED = 10;
const LARGEST_SMALLEST_CELL = 1_000;

type Asking = Pick<MemberTransaction, "manager" | "asTyped">;

/**
 * Drafts an agreement from a commitment of a signed programme; nothing is open before both sides agree.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT or REFUSED
 */
export async function draftAgreement(
  transaction: MemberTransaction,
  command: DraftAgreement,
): Promise<SharingAgreement> {
  await lockAgreements(transaction.manager);
  const today = todayInVietnam();
  const draft = {
    ...command,
    indicatorCodes: [...new Set(indicatorCodes(command.indicatorCodes))],
    fields: fieldsToOpen(command.fields),
  };
  const programme = await outcomeOf(findSignedProgramme(transaction, draft.commitmentId, today));
  const refusal = joinRefusals([
    await checkNumber(transaction.manager, draft),
    programme,
    ...(await checkParties(transaction, draft, programme)),
    await checkIndicators(transaction, draft),
    checkFields(draft),
    await checkUnit(transaction, draft, programme),
    ...checkComingDays(draft, today),
    checkSmallestCell(draft),
    await checkSmallestOfIndicators(transaction, draft),
  ]);
  if (refusal || programme instanceof Refusal) throw refusal;
  const agreement = Object.assign(new SharingAgreement(), {
    ...draft,
    id: randomUUID(),
    programmeId: programme.id,
    ownerAgreedAt: null,
    partnerAgreedAt: null,
    revokedAt: null,
    version: 0,
  });
  return saveAgreement(transaction, agreement, {}, null);
}

/** The programme of the commitment. */
async function findSignedProgramme(
  { manager, asTyped }: Asking,
  commitmentId: string,
  today: string,
): Promise<CoordinationProgramme> {
  const field = "input.commitmentId";
  const commitment = isUuid(commitmentId) ? await manager.findOneBy(Commitment, { id: commitmentId }) : null;
  if (!commitment) {
    throw new Refusal("NOT_FOUND", {
      vi: `Không có nội dung phối hợp “${asTyped(commitmentId)}”; hãy lấy “id” của nội dung từ chương trình của nó.`,
      en: `There is no commitment "${asTyped(commitmentId)}"; take the "id" of a commitment from its programme.`,
    }).inField(field);
  }
  const { programmeId } = commitment;
  const programme = await manager.findOneByOrFail(CoordinationProgramme, { id: programmeId });
  const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
  if (ceremony && ceremony.heldOn <= today) return programme;
  throw new Refusal("REFUSED", {
    vi: `Chương trình ${programme.code} chưa có lễ ký kết được ghi; hãy ghi lễ ký kết trước, hoặc chọn nội dung của một chương trình đã ký.`,
    en: `No signing of programme ${programme.code} is recorded; record its ceremony first, or choose a commitment of a signed programme.`,
  }).inField(field);
}

async function checkNumber(manager: EntityManager, { code }: DraftAgreement): Promise<Refusal | null> {
  const field = "input.code";
  const refusal = checkCode(code, { field, example: "TT-01/2026" });
  if (refusal) return refusal;
  const isTaken = await manager
    .createQueryBuilder(SharingAgreement, "agreement")
    .where("upper(agreement.code) = upper(:code)", { code })
    .getExists();
  if (!isTaken) return null;
  return new Refusal("REFUSED", {
    vi: `Đã có thỏa thuận mang số hiệu ${code}; hãy ghi một số hiệu khác.`,
    en: `There is an agreement with the number ${code} already; write another one.`,
  }).inField(field);
}

/** Both are there on the first day, are two, and are parties of the programme. */
async function checkParties(
  asking: Asking,
  { ownerId, partnerId, validFrom }: DraftAgreement,
  programme: CoordinationProgramme | Refusal,
): Promise<(Refusal | null)[]> {
  if (ownerId === partnerId) {
    return [
      new Refusal("BAD_USER_INPUT", {
        vi: "“ownerId” và “partnerId” là cùng một cơ quan, tổ chức; hãy chọn hai bên khác nhau.",
        en: '"ownerId" and "partnerId" are one organisation; choose two different ones.',
      }).inField("input.partnerId"),
    ];
  }
  const check = async (id: string, field: string) => {
    const party = await outcomeOf(findOrganisation(asking, { id, field }, validFrom));
    if (party instanceof Refusal) return party;
    return programme instanceof Refusal ? null : checkParty(asking.manager, programme, party, field);
  };
  return [await check(ownerId, "input.ownerId"), await check(partnerId, "input.partnerId")];
}

/** What has succeeded a party is one as well. */
async function checkParty(
  manager: EntityManager,
  { id: programmeId, code }: CoordinationProgramme,
  { id, name }: Organisation,
  field: string,
): Promise<Refusal | null> {
  const [found]: { isParty: boolean }[] = await manager.query(
    `WITH RECURSIVE party AS (
       SELECT organisation_id AS id FROM programme_party WHERE programme_id = $1
       UNION SELECT successor_id FROM party JOIN organisation_succession ON predecessor_id = party.id
     )
     SELECT EXISTS (SELECT FROM party WHERE id = $2) AS "isParty"`,
    [programmeId, id],
  );
  if (found?.isParty) return null;
  return new Refusal("REFUSED", {
    vi: `${name.vi} không phải là một bên được nêu tên của chương trình ${code}; hãy chọn một bên của chương trình (\`parties\`).`,
    en: `${inEnglish(name)} is no named party of programme ${code}; choose one of its parties (\`parties\`).`,
  }).inField(field);
}

/** It lies in the programme's unit, or in what that went into. */
async function checkUnit(
  asking: Asking,
  { unitId }: DraftAgreement,
  programme: CoordinationProgramme | Refusal,
): Promise<Refusal | null> {
  const field = "input.unitId";
  const unknown = await outcomeOf(refuseUnknownUnit(asking, { id: unitId, field }));
  if (unknown instanceof Refusal) return unknown;
  if (unitId === null || programme instanceof Refusal) return null;
  const [found]: { isWithin: boolean }[] = await asking.manager.query(
    `WITH RECURSIVE place AS (
       SELECT $1::uuid AS id
       UNION SELECT successor_id FROM place JOIN unit_succession ON predecessor_id = place.id
     )
     SELECT EXISTS (SELECT FROM unit_within JOIN place ON place.id = within_id WHERE unit_id = $2) AS "isWithin"`,
    [programme.unitId, unitId],
  );
  if (found?.isWithin) return null;
  return new Refusal("REFUSED", {
    vi: `Đơn vị này không thuộc nơi thực hiện chương trình ${programme.code}; hãy chọn nơi thực hiện chương trình hoặc một đơn vị trong đó.`,
    en: `This unit does not lie where programme ${programme.code} applies; choose the programme's unit, or one within it.`,
  }).inField(field);
}

async function checkIndicators(
  { manager }: Asking,
  { indicatorCodes: codes }: DraftAgreement,
): Promise<Refusal | null> {
  const field = "input.indicatorCodes";
  if (codes.length === 0) {
    return new Refusal("BAD_USER_INPUT", {
      vi: "“indicatorCodes” không nêu chỉ số nào; hãy nêu ít nhất một chỉ số được mở.",
      en: '"indicatorCodes" names no indicator; name at least one that is opened.',
    }).inField(field);
  }
  const known = await manager
    .createQueryBuilder(Indicator, "indicator")
    .where("indicator.code IN (:...codes)", { codes })
    .getMany();
  const knownCodes = new Set(known.map(({ code }) => code));
  const unknown = codes.filter((code) => !knownCodes.has(code));
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, MOST_NAMED).join(", ");
  const others = unknown.length - MOST_NAMED;
  return new Refusal("NOT_FOUND", {
    vi: `Không có chỉ số ${named}${others > 0 ? ` và ${others} chỉ số khác` : ""}; hãy lấy “code” từ \`indicators\`.`,
    en: `There is no indicator ${named}${others > 0 ? `, nor ${others} others` : ""}; take the "code" from \`indicators\`.`,
  }).inField(field);
}

/** None, or the type itself, stand for all. */
function fieldsToOpen(fields: readonly string[]): string[] {
  return fields.length === 0 || fields.includes(ALL_OPENED) ? [ALL_OPENED] : [...new Set(fields)];
}

function checkFields({ fields }: DraftAgreement): Refusal | null {
  const known: readonly string[] = [ALL_OPENED, ...OPENED_FIELDS.map(coordinateOf)];
  const unknown = fields.filter((field) => !known.includes(field));
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, MOST_NAMED).join(", ");
  return new Refusal("BAD_USER_INPUT", {
    vi: `“fields” có ${named}, không phải trường mà thỏa thuận mở được; hãy chọn trong ${known.join(", ")}.`,
    en: `"fields" has ${named}, which no agreement opens; choose among ${known.join(", ")}.`,
  }).inField("input.fields");
}

function checkSmallestCell({ smallestCell }: DraftAgreement): Refusal | null {
  if (smallestCell >= 1 && smallestCell <= LARGEST_SMALLEST_CELL) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `“smallestCell” là ${smallestCell}; hãy ghi một số từ 1 đến ${LARGEST_SMALLEST_CELL}, ví dụ 5.`,
    en: `"smallestCell" is ${smallestCell}; write a number from 1 to ${LARGEST_SMALLEST_CELL}, such as 5.`,
  }).inField("input.smallestCell");
}

/** Of scholarships and hardship no agreement shows smaller counts than their indicators allow. */
async function checkSmallestOfIndicators(
  { manager }: Asking,
  { indicatorCodes: codes, smallestCell }: DraftAgreement,
): Promise<Refusal | null> {
  const [strictest] = await manager.find(Indicator, {
    where: { code: In([...codes]), smallestCell: MoreThan(smallestCell) },
    order: { smallestCell: "DESC", code: "ASC" },
    take: 1,
  });
  if (!strictest || smallestCell < 1) return null;
  const { code, smallestCell: smallest } = strictest;
  return new Refusal("BAD_USER_INPUT", {
    vi: `“smallestCell” là ${smallestCell}, nhưng số đếm của ${code} nhỏ hơn ${smallest} thì không cơ quan nào khác được xem; hãy ghi từ ${smallest} trở lên, hoặc bỏ ${code}.`,
    en: `"smallestCell" is ${smallestCell}, but no other organisation is shown counts of ${code} below ${smallest}; write ${smallest} or more, or leave out ${code}.`,
  }).inField("input.smallestCell");
}
