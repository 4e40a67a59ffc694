import { ROLES, type Role } from "@hub/schema/roles";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { describe } from "@hub/subgraph-kit/describe";
import { describeRole } from "@hub/subgraph-kit/roles";
import { registerEnumType } from "type-graphql";

/** The enum of the schema. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role]));
registerEnumType(RoleEnum, {
  name: "Role",
  description: describe(
    "Vai trò mà một quyền giao cho một tài khoản.",
    "The role that a right gives to an account.",
  ),
  valuesConfig: Object.fromEntries(ROLES.map((role) => [role, describeRole(role)])),
});

/** What a sentence calls a role. */
export function wordsOfRole(role: Role): BilingualText {
  return { vi: vi.ActorRole[role], en: en.ActorRole[role] };
}
