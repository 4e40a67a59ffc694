/** In whose name a caller writes. */
import { WRITING_ROLES } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import type { Author } from "./record-change.js";
import { Refusal } from "./refusal.js";

/**
 * The author of what a caller writes: its organisation and role are those of a right to write, of the member's own
 * organisation where it has one. Where there are no rights, whoever may write does in the member's name.
 * @param organisationId the one that the member belongs to
 * @throws {Refusal} FORBIDDEN to who may not write
 */
export function authorOf(caller: Caller, organisationId: string | null): Author {
  const { id, mayWrite, rights } = caller;
  if (rights === undefined && mayWrite) return { organisationId, role: "WRITE_KEY_HOLDER", callerId: id };
  const writing = mayWrite ? (rights ?? []).filter(({ role }) => WRITING_ROLES.has(role)) : [];
  const right = writing.find((one) => one.organisationId === organisationId) ?? writing[0];
  if (!right) throw mayNotWrite(caller);
  return { organisationId: right.organisationId, role: right.role, callerId: id };
}

export function mayNotWrite({ rights }: Caller): Refusal {
  if (rights === undefined) {
    return new Refusal("FORBIDDEN", {
      vi: "Người gọi không có quyền ghi; hãy đăng nhập bằng tài khoản được ghi.",
      en: "The caller may not write; sign in with an account that may.",
    });
  }
  const roles = [...WRITING_ROLES];
  return new Refusal("FORBIDDEN", {
    vi: `Tài khoản này không có quyền ghi đang hiệu lực. Được ghi: ${roles.map((role) => vi.ActorRole[role]).join(", ")}; hãy đề nghị quản trị cơ quan giao một vai trò như vậy.`,
    en: `This account has no right in force to write. Who may: ${roles.map((role) => en.ActorRole[role]).join(", ")}; ask your office's administrator for such a role.`,
  });
}
