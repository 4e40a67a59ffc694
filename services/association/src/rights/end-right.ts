import { checkVersion } from "@hub/subgraph-kit/check-version";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { lockRights } from "./lock-rights.js";
import { Right } from "./right.js";
import { rightFacts } from "./right-facts.js";
import { RightReason } from "./right-reason.js";
import { onlyInForce } from "./rights-in-force.js";

export interface EndRight {
  readonly rightId: string;
  /** The last day on which it is to hold; null: it ends at once. */
  readonly on: string | null;
  readonly reason: string;
  /** The version the caller has read. */
  readonly expectedVersion: number;
  /** The organisation that runs the hub; null while it is not known. */
  readonly keeperId: string | null;
}

/**
 * Ends a right, with its history. Does nothing when it ends on that day already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function endRight(transaction: MemberTransaction, command: EndRight): Promise<Right> {
  const { manager } = transaction;
  const today = todayInVietnam();
  await lockRights(manager);
  const right = await findRight(transaction, command.rightId);
  const { version } = right;
  const refusal = joinRefusals([
    checkVersion({ name: { vi: "Quyền", en: "The right" }, version }, command.expectedVersion),
    checkEnd(right, command, today),
    await checkLastOperator(manager, right, command, today),
  ]);
  if (refusal) throw refusal;
  if (command.on !== null && command.on === right.validTo) return right;

  const before = rightFacts(right);
  const ended = command.on === null ? { validTo: today, endedAt: new Date() } : { validTo: command.on };
  Object.assign(right, ended, { version: version + 1 });
  await manager.update(Right, { id: right.id }, { ...ended, version: right.version });
  await manager.insert(RightReason, { rightId: right.id, version: right.version, reason: command.reason });
  await transaction.record({
    of: { type: Right.name, id: right.id, version: right.version },
    before,
    after: rightFacts(right),
    // Fewer may read it than the history.
    reason: null,
    source: null,
  });
  return right;
}

async function findRight(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  id: string,
): Promise<Right> {
  const right = isUuid(id) ? await manager.findOneBy(Right, { id }) : null;
  if (right) return right;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có quyền “${asTyped(id)}”; hãy lấy “id” từ \`rights\`.`,
    en: `There is no right "${asTyped(id)}"; take the "id" from \`rights\`.`,
  }).inField("rightId");
}

/** A right that has ended stays as it was, and one that goes on is only cut short. */
function checkEnd({ validFrom, validTo, endedAt }: Right, { on }: EndRight, today: string): Refusal | null {
  if (validTo !== null && (endedAt !== null || validTo < today)) {
    return new Refusal("REFUSED", {
      vi: `Quyền đã kết thúc ngày ${printDayVi(validTo)}; không cần kết thúc nữa.`,
      en: `The right ended on ${printDayEn(validTo)}; there is nothing to end.`,
    }).inField("rightId");
  }
  if (on === null) return null;
  const earliest = validFrom > today ? validFrom : today;
  if (on < earliest) {
    return new Refusal("BAD_USER_INPUT", {
      vi: `“on” là ${printDayVi(on)}, trước ${printDayVi(earliest)}; hãy ghi từ ngày đó trở đi, hoặc bỏ trống để kết thúc ngay.`,
      en: `"on" is ${printDayEn(on)}, before ${printDayEn(earliest)}; write that day or later, or leave it out to end the right at once.`,
    }).inField("on");
  }
  if (validTo === null || on <= validTo) return null;
  return new Refusal("REFUSED", {
    vi: `Quyền đã định kết thúc ngày ${printDayVi(validTo)}, không kéo dài được; hãy giao một quyền mới từ sau ngày đó.`,
    en: `The right is to end on ${printDayEn(validTo)} and cannot be made longer; give another one from the day after.`,
  }).inField("on");
}

/** Without one of the organisation that runs the hub nobody could give those of other organisations a right to administrate. */
async function checkLastOperator(
  manager: EntityManager,
  right: Right,
  { on, keeperId }: EndRight,
  today: string,
): Promise<Refusal | null> {
  if (right.role !== "OPERATOR" || right.organisationId !== keeperId) return null;
  const others = manager
    .createQueryBuilder(Right, "other")
    .where("other.role = 'OPERATOR' AND other.organisationId = :keeperId", { keeperId })
    .andWhere("other.id <> :id", { id: right.id })
    .andWhere("(other.validTo IS NULL OR other.validTo > :end)", { end: on ?? today });
  onlyInForce(others, today);
  if (await others.getExists()) return null;
  return new Refusal("REFUSED", {
    vi: "Cơ quan điều hành hệ thống không còn quản trị hệ thống nào khác có hiệu lực lâu hơn; hãy giao quyền quản trị hệ thống cho một tài khoản khác trước.",
    en: "The organisation that runs the hub has no other operator whose right holds longer; give another account the right of an operator first.",
  }).inField("rightId");
}
