/** Whose it is that a command writes, and so who may carry it out. */
import type { Role } from "@hub/schema/roles";
import type { EntityManager } from "typeorm";

/**
 * For which administrative unit a right must hold: for this one or one around it; `everywhere`: for all units; `anywhere`:
 * what is written is of no unit, so a right for any will do.
 */
export type Where = { readonly unitId: string } | "everywhere" | "anywhere";

/** One way in which somebody may do it: in one of these roles, of one of these organisations. */
export interface Ownership {
  /** Who has several does it in the first of these. */
  readonly roles: readonly Role[];
  readonly organisationIds: readonly string[] | "any";
  readonly where: Where;
}

/** What an owner is found by. */
export interface OwnerSearch {
  readonly manager: EntityManager;
  /** The one that the member belongs to; null while its settings name none. */
  readonly ownOrganisationId: string | null;
}

/**
 * Finds whose it is, in the command's transaction and before the command: any one of the ways will do, and the first that
 * does counts. Null where there is nothing of what the command names, which it refuses by itself.
 */
export type FindOwner = (search: OwnerSearch) => Promise<readonly Ownership[] | null>;

/** What belongs to the organisation that the member belongs to. */
export function ofThisMember(roles: readonly Role[], where: Where): FindOwner {
  return async ({ ownOrganisationId }) => [
    { roles, organisationIds: ownOrganisationId === null ? [] : [ownOrganisationId], where },
  ];
}
