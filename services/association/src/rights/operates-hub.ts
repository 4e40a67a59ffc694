import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";

/**
 * Whether somebody is an operator of the organisation that runs the hub: only that one's look after all organisations.
 * @param keeperId that organisation, to which the member that keeps the rights belongs; null while it is not known
 */
export function operatesHub({ rights = [] }: Caller, keeperId: string | null): boolean {
  return rights.some(({ role, organisationId }) => role === "OPERATOR" && organisationId === keeperId);
}

/** In SQL, for policies: whether who asks has a right in the role of the organisation that runs the hub. */
export function hasRightOfKeeperInSql(role: Role): string {
  return `(SELECT EXISTS (
    SELECT FROM hub_rights('{${role}}') WHERE right_of::text = hub_caller() ->> 'memberOf'
  ))`;
}
