import type { Caller } from "@hub/schema/signed-request";

/**
 * Whether somebody is an operator of the organisation that runs the hub: only that one's look after all organisations.
 * @param keeperId that organisation, to which the member that keeps the rights belongs; null while it is not known
 */
export function operatesHub({ rights = [] }: Caller, keeperId: string | null): boolean {
  return rights.some(({ role, organisationId }) => role === "OPERATOR" && organisationId === keeperId);
}
