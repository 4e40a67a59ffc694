/** Who gives and ends which rights. */
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { wordsOfRole } from "./role.js";

/** Those that reach beyond one organisation, or decide who has the others. */
const OPERATORS_ALONE_GIVE: ReadonlySet<Role> = new Set<Role>([
  "MEMBER_ADMINISTRATOR",
  "AUDITOR",
  "OPERATOR",
]);

export interface GivenRight {
  readonly role: Role;
  readonly organisationId: string;
  /** The unit of the right and all that it lies within; null where it holds everywhere. */
  readonly unitsAround: ReadonlySet<string> | null;
}

/**
 * Why the caller may not give or end such a right; null when it may.
 * @param field the path of what names the right
 */
export function checkGiver({ rights = [] }: Caller, given: GivenRight, field: string): Refusal | null {
  const { vi, en } = wordsOfRole(given.role);
  if (OPERATORS_ALONE_GIVE.has(given.role)) {
    if (rights.some(({ role }) => role === "OPERATOR")) return null;
    return new Refusal("FORBIDDEN", {
      vi: `Quyền của ${vi} (${given.role}) chỉ do quản trị hệ thống (OPERATOR) giao và kết thúc; hãy đề nghị quản trị hệ thống.`,
      en: `The right of ${en} (${given.role}) is given and ended by an operator (OPERATOR) alone; ask an operator.`,
    }).inField(field);
  }
  const administered = rights.filter(
    ({ role, organisationId }) => role === "MEMBER_ADMINISTRATOR" && organisationId === given.organisationId,
  );
  if (administered.length === 0) {
    return new Refusal("FORBIDDEN", {
      vi: `Quyền của ${vi} (${given.role}) do quản trị cơ quan (MEMBER_ADMINISTRATOR) của chính cơ quan đó giao và kết thúc; hãy đề nghị người đó.`,
      en: `The right of ${en} (${given.role}) is given and ended by a member administrator (MEMBER_ADMINISTRATOR) of that organisation; ask one.`,
    }).inField(field);
  }
  if (administered.some(({ unitId }) => unitId === null || given.unitsAround?.has(unitId))) return null;
  return new Refusal("FORBIDDEN", {
    vi: "Đơn vị hành chính của quyền này không nằm trong đơn vị mà bạn là quản trị cơ quan; hãy chọn đơn vị của bạn hoặc đơn vị bên dưới.",
    en: "The administrative unit of this right does not lie in the one of which you are the member administrator; choose yours or one below it.",
  }).inField(field);
}
