import { ROLES } from "@hub/schema/roles";
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
