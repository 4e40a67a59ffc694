/** In whose name a caller writes. */
import { RECORDING_ROLES, type Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import type { Author } from "./record-change.js";
import { Refusal } from "./refusal.js";

/**
 * The author of what a caller writes: its organisation and role are those of a right that lets it, of the member's own
 * organisation where it has one.
 * @param organisationId the one that the member belongs to
 * @param roles those that let somebody do it; who has several does it in the first of these
 * @throws {Refusal} FORBIDDEN to who may not
 */
export function authorOf(
  caller: Caller,
  organisationId: string | null,
  roles: readonly Role[] = RECORDING_ROLES,
): Author {
  const { id, mayWrite, rights = [] } = caller;
  // In the order of the roles, so that it is always the same one.
  const writing = mayWrite ? roles.flatMap((role) => rights.filter((one) => one.role === role)) : [];
  const right = writing.find((one) => one.organisationId === organisationId) ?? writing[0];
  if (!right) throw mayNotWrite(caller, roles);
  return { organisationId: right.organisationId, role: right.role, callerId: id };
}

/** @param roles those that would let somebody do it */
export function mayNotWrite({ rights }: Caller, roles: readonly Role[] = RECORDING_ROLES): Refusal {
  if (rights === undefined) {
    return new Refusal("FORBIDDEN", {
      vi: "Người gọi không có quyền ghi; hãy đăng nhập bằng tài khoản được ghi.",
      en: "The caller may not write; sign in with an account that may.",
    });
  }
  return new Refusal("FORBIDDEN", {
    vi: `Tài khoản này không có quyền đang hiệu lực để làm việc này. Được làm: ${roles.map((role) => vi.ActorRole[role]).join(", ")}; hãy đề nghị quản trị cơ quan giao một vai trò như vậy.`,
    en: `This account has no right in force to do this. Who may: ${roles.map((role) => en.ActorRole[role]).join(", ")}; ask your office's administrator for such a role.`,
  });
}
