/**
 * Who may know whose a right is, and why it was given or ended: the account itself, who has a right of the same
 * organisation, and the operators of the one that runs the hub. The member asks that of what it shows; PostgreSQL, which
 * lets gateways know as well, of each row.
 */
import type { Caller } from "@hub/schema/signed-request";
import { ADDED_ONLY, IS_GATEWAY, type TableRights } from "@hub/subgraph-kit/rows/table-rights";
import { hasRightOfKeeperInSql, operatesHub } from "./operates-hub.js";
import type { Right } from "./right.js";
import type { RightHolder } from "./right-holder.js";

/** @param keeperId the organisation that runs the hub; null while it is not known */
export function mayKnowHolder(
  caller: Caller,
  { organisationId }: Right,
  { account }: RightHolder,
  keeperId: string | null,
): boolean {
  return (
    caller.id === account ||
    operatesHub(caller, keeperId) ||
    (caller.rights ?? []).some((held) => held.organisationId === organisationId)
  );
}

const IS_OWN = "account = (SELECT hub_caller() ->> 'id')";
const IS_OF_OWN_ORGANISATION = `EXISTS (
  SELECT FROM granted_right
  WHERE granted_right.id = right_id AND organisation_id IN (SELECT right_of FROM hub_rights(NULL))
)`;

export const HOLDER_RIGHTS: TableRights = {
  ...ADDED_ONLY,
  read: [IS_OWN, IS_OF_OWN_ORGANISATION, hasRightOfKeeperInSql("OPERATOR"), IS_GATEWAY].join(" OR "),
};

/** Why a right was given or ended is for who may know whose it is. */
export const REASON_RIGHTS: TableRights = {
  ...ADDED_ONLY,
  read: "right_id IN (SELECT holder.right_id FROM right_holder AS holder)",
};
