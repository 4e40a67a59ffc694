import { randomUUID } from "node:crypto";
import type { Role } from "@hub/schema/roles";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { type EntityManager, IsNull } from "typeorm";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import { lockRights } from "./lock-rights.js";
import { Right } from "./right.js";
import { rightFacts } from "./right-facts.js";

export interface GiveRight {
  /** The account that gives it. */
  readonly giver: string;
  readonly account: string;
  readonly accountName: string | null;
  readonly role: Role;
  readonly organisationId: string;
  readonly unitId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
}

/**
 * Gives an account a right, with its history. Does nothing when it has just that right already.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, FORBIDDEN to themselves, BAD_USER_INPUT, or REFUSED
 */
export async function giveRight(transaction: MemberTransaction, command: GiveRight): Promise<Right> {
  const { manager } = transaction;
  const today = todayInVietnam();
  await lockRights(manager);
  const { organisationId: id, validFrom } = command;
  const refusal = joinRefusals([
    await outcomeOf(findOrganisation(transaction, { id, field: "input.organisationId" }, validFrom)),
    await outcomeOf(findUnit(transaction, command.unitId)),
    checkAccount(command),
    ...checkDays(command, today),
  ]);
  if (refusal) throw refusal;
  const known = await findOverlapping(manager, command);
  if (known && isSame(known, command)) return known;
  if (known) throw hasItAlready(known);

  const { giver: _, ...given } = command;
  const right = Object.assign(new Right(), { ...given, id: randomUUID(), endedAt: null, version: 1 });
  await manager.insert(Right, right);
  await transaction.record({
    of: { type: Right.name, id: right.id, version: right.version },
    before: null,
    after: rightFacts(right),
    reason: command.reason,
    source: null,
  });
  return right;
}

async function findUnit(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  id: string | null,
): Promise<void> {
  if (id === null || (isUuid(id) && (await manager.existsBy(AdministrativeUnit, { id })))) return;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có đơn vị hành chính “${asTyped(id)}”; hãy lấy “id” từ \`administrativeUnits\`.`,
    en: `There is no administrative unit "${asTyped(id)}"; take the "id" from \`administrativeUnits\`.`,
  }).inField("input.unitId");
}

function checkAccount({ account, giver }: GiveRight): Refusal | null {
  if (account !== giver) return null;
  return new Refusal("FORBIDDEN", {
    vi: "Không ai tự giao quyền cho mình; hãy đề nghị một quản trị khác.",
    en: "Nobody gives a right to themselves; ask another administrator.",
  }).inField("input.account");
}

/** In the past nobody can have used it. */
function checkDays({ validFrom, validTo }: GiveRight, today: string): (Refusal | null)[] {
  const isPast = validFrom < today;
  const isReversed = validTo !== null && validTo < validFrom;
  return [
    isPast
      ? new Refusal("BAD_USER_INPUT", {
          vi: `“validFrom” là ${printDayVi(validFrom)}, đã qua (hôm nay là ${printDayVi(today)}); hãy ghi từ hôm nay trở đi, hoặc bỏ trống để có hiệu lực từ hôm nay.`,
          en: `"validFrom" is ${printDayEn(validFrom)}, which is past (today is ${printDayEn(today)}); write today or later, or leave it out for today.`,
        }).inField("input.validFrom")
      : null,
    isReversed
      ? new Refusal("BAD_USER_INPUT", {
          vi: `“validTo” là ${printDayVi(validTo)}, trước ngày đầu (${printDayVi(validFrom)}); hãy ghi từ ngày đó trở đi.`,
          en: `"validTo" is ${printDayEn(validTo)}, before the first day (${printDayEn(validFrom)}); write that day or later.`,
        }).inField("input.validTo")
      : null,
  ];
}

/** The same right on some of the same days. */
async function findOverlapping(
  manager: EntityManager,
  { account, role, organisationId, unitId, validFrom, validTo }: GiveRight,
): Promise<Right | undefined> {
  const alike = await manager.findBy(Right, {
    ...{ account, role, organisationId, unitId: unitId ?? IsNull(), endedAt: IsNull() },
  });
  return alike.find(
    (right) =>
      (right.validTo === null || right.validTo >= validFrom) &&
      (validTo === null || right.validFrom <= validTo),
  );
}

function isSame(right: Right, { validFrom, validTo }: GiveRight): boolean {
  return right.validFrom === validFrom && right.validTo === validTo;
}

function hasItAlready({ validFrom, validTo }: Right): Refusal {
  const end =
    validTo === null
      ? { vi: "chưa định ngày kết thúc", en: "with no end set" }
      : { vi: `đến ${printDayVi(validTo)}`, en: `to ${printDayEn(validTo)}` };
  return new Refusal("REFUSED", {
    vi: `Tài khoản đã có quyền này từ ${printDayVi(validFrom)}, ${end.vi}; hãy kết thúc quyền đó trước, hoặc chọn những ngày khác.`,
    en: `The account has this right already, from ${printDayEn(validFrom)}, ${end.en}; end that one first, or choose other days.`,
  }).inField("input");
}
