/** Who can sign in to the hub of one machine: in each organisation one person for every role, and one system. */
import { ROLES, type Role } from "@hub/schema/roles";
import { MEMBERS, type Member } from "../members.js";

export interface DemonstrationAccount {
  readonly kind: "person" | "system";
  /** Its `sub` in tokens: a person's login, a system's client id. */
  readonly subject: string;
  readonly name: string;
  readonly member: string;
  /** By its key in the demonstration. */
  readonly organisation: string;
  readonly roles: readonly Role[];
}

export const ROLE_TITLES: Readonly<Record<Role, { readonly vi: string; readonly en: string }>> = {
  READER: { vi: "Người xem", en: "Reader" },
  REPORTER: { vi: "Cán bộ tổng hợp số liệu", en: "Reporter" },
  APPROVER: { vi: "Lãnh đạo duyệt", en: "Approver" },
  SECRETARY: { vi: "Thường trực chương trình", en: "Secretary of programmes" },
  MEMBER_ADMINISTRATOR: { vi: "Quản trị cơ quan", en: "Administrator of the organisation" },
  AUDITOR: { vi: "Cán bộ kiểm tra", en: "Auditor" },
  OPERATOR: { vi: "Quản trị hệ thống", en: "Operator of the system" },
};

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = MEMBERS.flatMap((member) => [
  ...ROLES.map((role) => personOf(member, role)),
  systemOf(member),
]);

/** No person of that office is meant: the name says what the account is for. */
function personOf({ name, title, organisation }: Member, role: Role): DemonstrationAccount {
  return {
    kind: "person",
    subject: `${role.toLowerCase().replaceAll("_", "-")}@${name}`,
    name: `${ROLE_TITLES[role].vi}, ${title}`,
    member: name,
    organisation,
    roles: [role],
  };
}

/** The association's keeps the programmes' records as well. */
function systemOf({ name, title, organisation }: Member): DemonstrationAccount {
  return {
    kind: "system",
    subject: `system-${name}`,
    name: `Hệ thống của ${title}`,
    member: name,
    organisation,
    roles: name === "association" ? ["REPORTER", "SECRETARY"] : ["REPORTER"],
  };
}
