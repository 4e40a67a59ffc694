import { randomUUID } from "node:crypto";
import { PROGRAMME_ROLES } from "@hub/schema/roles";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import type { FindOwner } from "@hub/subgraph-kit/owner";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { recordSource } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { inEnglish } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import { refuseUnknownUnit } from "../administrative-units/refuse-unknown-unit.js";
import { checkCode } from "../check-code.js";
import { clauseFacts } from "../clauses/clause-facts.js";
import { checkClauses, placeClauses, type WrittenClause } from "../clauses/decide-clauses.js";
import { saveClauses } from "../clauses/save-clauses.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import type { Organisation } from "../organisations/organisation.js";
import { askedCode, askedCodeInSql } from "../search-text/code-key.js";
import { CoordinationProgramme, searchTextOfProgramme } from "./coordination-programme.js";
import { checkRecord, type ProgrammeRecord } from "./decide-programme-change.js";
import { partyFacts } from "./party-facts.js";
import { programmeChanged } from "./programme-changed.js";
import { programmeFacts } from "./programme-facts.js";
import { isLed, LEADING_ROLES, type PartyRole, ProgrammeParty } from "./programme-party.js";

const PARTIES = "input.parties";
const CLAUSES = "input.clauses";
const MOST_NAMED_PARTIES = 200;

export interface CreateProgramme extends ProgrammeRecord {
  readonly code: string;
  readonly unitId: string;
  readonly predecessorId: string | null;
  /** In the order in which the text names them. */
  readonly parties: readonly { readonly organisationId: string; readonly role: PartyRole }[];
  readonly clauses: readonly WrittenClause[];
}

/** A new programme is of those who are to lead it, for its unit. */
export function ofNewProgramme({ unitId, parties }: Pick<CreateProgramme, "unitId" | "parties">): FindOwner {
  const leading = parties.filter(({ role }) => LEADING_ROLES.includes(role));
  const organisationIds = leading.map(({ organisationId }) => organisationId).filter(isUuid);
  return async () =>
    organisationIds.length > 0 && isUuid(unitId)
      ? [{ roles: PROGRAMME_ROLES, organisationIds, where: { unitId } }]
      : null;
}

/**
 * Creates a programme with its parties and clauses, with its history and event; nothing of it is signed yet.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, BAD_USER_INPUT or REFUSED
 */
export async function createProgramme(
  transaction: MemberTransaction,
  { parties, clauses, ...said }: CreateProgramme,
  origin: ChangeOrigin,
): Promise<CoordinationProgramme> {
  const { manager } = transaction;
  // Whoever creates one waits for whoever does: codes and predecessors are taken once.
  await manager.query("LOCK TABLE coordination_programme IN SHARE ROW EXCLUSIVE MODE");
  const refusal = joinRefusals([
    await checkProgrammeCode(manager, said.code),
    await outcomeOf(refuseUnknownUnit(transaction, { id: said.unitId, field: "input.unitId" })),
    checkRecord(said, todayInVietnam()),
    ...(await checkParties(transaction, parties, said.startsOn)),
    checkClauses(clauses, CLAUSES),
    await checkPredecessor(transaction, said.predecessorId),
  ]);
  if (refusal) throw refusal;

  const { id: sourceId } = await recordSource(manager, origin.source);
  const programme = Object.assign(new CoordinationProgramme(), said, {
    id: randomUUID(),
    sourceId,
    version: 1,
    searchText: searchTextOfProgramme(said),
  });
  const { id: programmeId, version } = programme;
  await manager.insert(CoordinationProgramme, programme);
  await manager.insert(
    ProgrammeParty,
    parties.map((party, index) => ({ ...party, programmeId, position: index + 1 })),
  );
  await saveClauses(manager, programmeId, new Map(), placeClauses(clauses));
  await transaction.record({
    of: { type: CoordinationProgramme.name, id: programmeId, version },
    before: null,
    after: { ...programmeFacts(programme), ...partyFacts(parties), ...clauseFacts(clauses) },
    ...origin,
  });
  await transaction.append(programmeChanged(programme));
  return programme;
}

async function checkProgrammeCode(manager: EntityManager, code: string): Promise<Refusal | null> {
  const field = "input.code";
  const refusal = checkCode(code, { field, example: "QT-2026-2030" });
  if (refusal) return refusal;
  const taken = await manager
    .createQueryBuilder(CoordinationProgramme, "programme")
    .where(`${askedCodeInSql("programme.code")} = :code`, { code: askedCode(code) })
    .getOne();
  if (!taken) return null;
  return new Refusal("REFUSED", {
    vi: `Đã có chương trình mang mã ${taken.code}; hãy ghi một mã khác.`,
    en: `There is a programme with the code ${taken.code} already; write another one.`,
  }).inField(field);
}

/** Each is named once and is there on the first day; one at least leads. */
async function checkParties(
  transaction: MemberTransaction,
  parties: CreateProgramme["parties"],
  startsOn: string | null,
): Promise<(Refusal | null)[]> {
  if (parties.length > MOST_NAMED_PARTIES) return [tooManyParties(parties.length).inField(PARTIES)];
  const named = new Set<string>();
  const outcomes: (Refusal | null)[] = [];
  for (const [index, { organisationId }] of parties.entries()) {
    const field = `${PARTIES}.${index}.organisationId`;
    const found = await outcomeOf(findOrganisation(transaction, { id: organisationId, field }, startsOn));
    if (found instanceof Refusal) outcomes.push(found);
    else if (named.has(organisationId)) outcomes.push(namedTwice(found).inField(field));
    named.add(organisationId);
  }
  return isLed(parties) ? outcomes : [...outcomes, ledByNobody().inField(PARTIES)];
}

async function checkPredecessor(
  { manager, asTyped }: MemberTransaction,
  id: string | null,
): Promise<Refusal | null> {
  if (id === null) return null;
  const field = "input.predecessorId";
  const predecessor = isUuid(id) ? await manager.findOneBy(CoordinationProgramme, { id }) : null;
  if (!predecessor) {
    return new Refusal("NOT_FOUND", {
      vi: `Không có chương trình “${asTyped(id)}”; hãy lấy “id” của giai đoạn trước từ \`programmes\`.`,
      en: `There is no programme "${asTyped(id)}"; take the "id" of the phase before from \`programmes\`.`,
    }).inField(field);
  }
  const successor = await manager.findOneBy(CoordinationProgramme, { predecessorId: id });
  if (!successor) return null;
  return new Refusal("REFUSED", {
    vi: `Chương trình ${predecessor.code} đã có giai đoạn sau là ${successor.code}; hãy chọn ${successor.code} làm giai đoạn trước, hoặc bỏ trống.`,
    en: `Programme ${predecessor.code} is followed by ${successor.code} already; choose ${successor.code} as the phase before, or leave it out.`,
  }).inField(field);
}

function tooManyParties(count: number): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Có ${count} bên; nhiều nhất là ${MOST_NAMED_PARTIES}.`,
    en: `There are ${count} parties; ${MOST_NAMED_PARTIES} are the most.`,
  });
}

function namedTwice({ name }: Organisation): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `${name.vi} được nêu hai lần; hãy nêu một lần, với một vai trò.`,
    en: `${inEnglish(name)} is named twice; name it once, with one role.`,
  });
}

function ledByNobody(): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: "Không bên nào chủ trì; hãy nêu ít nhất một bên là LEAD, CO_LEAD hoặc STANDING_BODY.",
    en: "No party leads it; name one at least as LEAD, CO_LEAD or STANDING_BODY.",
  });
}
