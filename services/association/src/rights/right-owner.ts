/** Who gives and ends which rights. */
import type { Role } from "@hub/schema/roles";
import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Organisation } from "../organisations/organisation.js";
import { Right } from "./right.js";

/** Those that reach beyond one organisation, or decide who has the others. */
const OPERATORS_ALONE_GIVE: ReadonlySet<Role> = new Set<Role>([
  "MEMBER_ADMINISTRATOR",
  "AUDITOR",
  "OPERATOR",
]);

type GivenRight = Pick<Right, "role" | "organisationId" | "unitId">;

/**
 * A right is given by the administrators of its organisation who are so for all its units; one that decides who has the
 * others, by the organisation's operators, and by those of the one that runs the hub.
 */
export function ofRight(right: GivenRight): FindOwner {
  const { organisationId: id, unitId } = right;
  return async ({ manager, ownOrganisationId }) => {
    const isKnown = isUuid(id) && (unitId === null || isUuid(unitId));
    return isKnown && (await manager.existsBy(Organisation, { id }))
      ? ownershipsOf(right, ownOrganisationId)
      : null;
  };
}

/** The same of one that was given. */
export function ofGivenRight(id: string): FindOwner {
  return async ({ manager, ownOrganisationId }) => {
    const right = isUuid(id) ? await manager.findOneBy(Right, { id }) : null;
    return right && ownershipsOf(right, ownOrganisationId);
  };
}

function ownershipsOf(
  { role, organisationId, unitId }: GivenRight,
  keeperId: string | null,
): readonly Ownership[] {
  const where = unitId === null ? "everywhere" : { unitId };
  const organisationIds = [organisationId];
  if (!OPERATORS_ALONE_GIVE.has(role)) return [{ roles: ["MEMBER_ADMINISTRATOR"], organisationIds, where }];
  const keepers: Ownership = {
    roles: ["OPERATOR"],
    organisationIds: keeperId === null ? [] : [keeperId],
    where: "anywhere",
  };
  return organisationId === keeperId ? [keepers] : [{ roles: ["OPERATOR"], organisationIds, where }, keepers];
}
