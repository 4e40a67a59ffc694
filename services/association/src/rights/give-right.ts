import { randomUUID } from "node:crypto";
import { OWN_CALLERS } from "@hub/schema/own-callers";
import type { Role } from "@hub/schema/roles";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { type EntityManager, IsNull } from "typeorm";
import { refuseUnknownUnit } from "../administrative-units/refuse-unknown-unit.js";
import { checkComingDays } from "../days/coming-days.js";
import { findOrganisation } from "../organisations/find-organisation.js";
import { lockRights } from "./lock-rights.js";
import { recordRight } from "./record-right.js";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";

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
    await outcomeOf(refuseUnknownUnit(transaction, { id: command.unitId, field: "input.unitId" })),
    checkAccount(command),
    checkAccountName(command),
    ...checkComingDays(command, today),
  ]);
  if (refusal) throw refusal;
  const known = await findOverlapping(manager, command);
  if (known && isSame(known, command)) return known;
  if (known) throw hasItAlready(known);

  const { giver: _, ...given } = command;
  const right = { ...given, id: randomUUID(), endedAt: null, version: 1 };
  await recordRight(transaction, right);
  return right;
}

/** As the OpenID Connect specification limits `sub`. */
const LONGEST_ACCOUNT = 255;
/** What cannot be seen makes two accounts look like one. */
const UNSEEN = /[\p{C}\p{Z}]/u;

function checkAccount({ account, giver }: GiveRight): Refusal | null {
  if (account.length > LONGEST_ACCOUNT || UNSEEN.test(account) || OWN_CALLERS.has(account)) {
    return new Refusal("BAD_USER_INPUT", {
      vi: `“account” không thể là mã của một tài khoản; hãy ghi đúng mã (“sub”) mà nơi đăng nhập cấp, dài nhất ${LONGEST_ACCOUNT} ký tự, không có dấu cách.`,
      en: `"account" cannot be that of an account; write the "sub" that the identity provider gives it, of at most ${LONGEST_ACCOUNT} characters and without spaces.`,
    }).inField("input.account");
  }
  if (account !== giver) return null;
  return new Refusal("FORBIDDEN", {
    vi: "Không ai tự giao quyền cho mình; hãy đề nghị một quản trị khác.",
    en: "Nobody gives a right to themselves; ask another administrator.",
  }).inField("input.account");
}

/** Lists show it in a line. */
const LONGEST_ACCOUNT_NAME = 200;

function checkAccountName({ accountName }: GiveRight): Refusal | null {
  if (accountName === null || (accountName.length <= LONGEST_ACCOUNT_NAME && !/[\n\t]/.test(accountName)))
    return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `“accountName” phải là một dòng dài nhất ${LONGEST_ACCOUNT_NAME} ký tự; hãy ghi ngắn lại, ví dụ “Nguyễn Văn An, Văn phòng Sở”.`,
    en: `"accountName" is a line of at most ${LONGEST_ACCOUNT_NAME} characters; write less, such as "Nguyễn Văn An, Văn phòng Sở".`,
  }).inField("input.accountName");
}

/** The same right on some of the same days. */
async function findOverlapping(
  manager: EntityManager,
  { account, role, organisationId, unitId, validFrom, validTo }: GiveRight,
): Promise<Right | undefined> {
  const alike = await manager
    .createQueryBuilder(Right, "given")
    .innerJoin(RightHolder, "holder", "holder.rightId = given.id")
    .where({ role, organisationId, unitId: unitId ?? IsNull(), endedAt: IsNull() })
    .andWhere("holder.account = :account", { account })
    .getMany();
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
