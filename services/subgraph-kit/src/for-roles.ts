import type { Role } from "@hub/schema/roles";
import { Directive } from "type-graphql";

/**
 * The field is for who has one of these roles, of whatever organisation and wherever: the gateway refuses it to all
 * others, and leaves it out of the schema that it shows them. Whose a thing is, the command asks itself.
 */
export function ForRoles(roles: readonly Role[]): MethodDecorator {
  const scopes = roles.map((role) => [role]);
  return Directive(`@requiresScopes(scopes: ${JSON.stringify(scopes)})`);
}
