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
 * A right is given by the administrators of its organisation who are so for all its units; one that reaches further by
 * operators.
 */
export function ofRight(right: GivenRight): FindOwner {
  const { organisationId: id, unitId } = right;
  return async ({ manager }) => {
    const isKnown = isUuid(id) && (unitId === null || isUuid(unitId));
    return isKnown && (await manager.existsBy(Organisation, { id })) ? [ownershipOf(right)] : null;
  };
}

/** The same of one that was given. */
export function ofGivenRight(id: string): FindOwner {
  return async ({ manager }) => {
    const right = isUuid(id) ? await manager.findOneBy(Right, { id }) : null;
    return right && [ownershipOf(right)];
  };
}

function ownershipOf({ role, organisationId, unitId }: GivenRight): Ownership {
  if (OPERATORS_ALONE_GIVE.has(role)) {
    return { roles: ["OPERATOR"], organisationIds: "any", where: "anywhere" };
  }
  return {
    roles: ["MEMBER_ADMINISTRATOR"],
    organisationIds: [organisationId],
    where: unitId === null ? "everywhere" : { unitId },
  };
}
