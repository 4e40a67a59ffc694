/** Whose that is which an organisation does as a party. */
import { REPORT_ROLES } from "@hub/schema/roles";
import type { Ownership } from "@hub/subgraph-kit/owner";
import type { EntityManager } from "typeorm";

/** The organisation, and whatever has succeeded it, for where it works. Null where there is none. */
export async function findPartyOwner(
  manager: EntityManager,
  organisationId: string,
): Promise<Ownership | null> {
  return (await findPartyOwners(manager, [organisationId])).get(organisationId) ?? null;
}

/** Of several, by the ids of those that there are. One SQL statement. */
export async function findPartyOwners(
  manager: EntityManager,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, Ownership>> {
  const found: { id: string; unitId: string | null; organisationIds: string[] }[] = await manager.query(
    `WITH RECURSIVE owner AS (
       SELECT DISTINCT party_id, party_id AS id FROM unnest($1::uuid[]) AS party_id
       UNION SELECT party_id, successor_id FROM owner JOIN organisation_succession ON predecessor_id = owner.id
     )
     SELECT organisation.id, unit_id AS "unitId",
       array(SELECT owner.id FROM owner WHERE party_id = organisation.id) AS "organisationIds"
     FROM organisation WHERE id = ANY($1)`,
    [organisationIds],
  );
  return new Map(
    found.map(({ id, unitId, organisationIds: speaking }) => [
      id,
      { roles: REPORT_ROLES, organisationIds: speaking, where: unitId === null ? "anywhere" : { unitId } },
    ]),
  );
}
