/** Whose that is which an organisation does as a party. */
import { REPORT_ROLES } from "@hub/schema/roles";
import type { Ownership } from "@hub/subgraph-kit/owner";
import type { EntityManager } from "typeorm";

/** The organisation, and whatever has succeeded it, for where it works. Null where there is none. */
export async function findPartyOwner(
  manager: EntityManager,
  organisationId: string,
): Promise<Ownership | null> {
  const [found]: { unitId: string | null; organisationIds: string[] }[] = await manager.query(
    `WITH RECURSIVE owner AS (
       SELECT $1::uuid AS id
       UNION SELECT successor_id FROM owner JOIN organisation_succession ON predecessor_id = owner.id
     )
     SELECT unit_id AS "unitId", array(SELECT id FROM owner) AS "organisationIds" FROM organisation WHERE id = $1`,
    [organisationId],
  );
  if (!found) return null;
  const { unitId, organisationIds } = found;
  return { roles: REPORT_ROLES, organisationIds, where: unitId === null ? "anywhere" : { unitId } };
}
