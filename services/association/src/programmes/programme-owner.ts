/** Whose a programme is, with all that is recorded of it. */
import { PROGRAMME_ROLES } from "@hub/schema/roles";
import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { LEADING_ROLES } from "./programme-party.js";

/**
 * It belongs to those who lead it (lead, co-leads, standing body) and to what has succeeded them. Where no source names
 * one, to the Hội Khuyến học of its unit or of one around that, which is the usual standing body.
 * @param findHost finds who else may write of it: the host of what is to be recorded
 */
export function ofProgramme(
  programmeId: string,
  findHost: (manager: EntityManager) => Promise<string | null> = async () => null,
): FindOwner {
  return async ({ manager }) => {
    if (!isUuid(programmeId)) return null;
    const host = await findHost(manager);
    const owner = await findProgrammeOwner(manager, programmeId, host === null ? [] : [host]);
    return owner && [owner];
  };
}

/**
 * Null where there is no such programme.
 * @param hostIds others who may write what is to be written
 */
export function findProgrammeOwner(
  manager: EntityManager,
  programmeId: string,
  hostIds: readonly string[] = [],
): Promise<Ownership | null> {
  return findOwner(manager, programmeId, hostIds, true);
}

/** Its owner as far as that decides: the standing body only where no source names who leads. Null as above. */
export function findLeads(manager: EntityManager, programmeId: string): Promise<Ownership | null> {
  return findOwner(manager, programmeId, [], false);
}

async function findOwner(
  manager: EntityManager,
  programmeId: string,
  hostIds: readonly string[],
  withStandingBody: boolean,
): Promise<Ownership | null> {
  const [found]: { unitId: string; organisationIds: string[] }[] = await manager.query(
    `WITH RECURSIVE keeper AS (
       SELECT organisation_id AS id, role FROM programme_party
       WHERE programme_id = $1 AND role = ANY($4)
     ), leader AS (
       SELECT id FROM keeper
       WHERE $3 OR role <> 'STANDING_BODY' OR NOT EXISTS (SELECT FROM keeper WHERE role <> 'STANDING_BODY')
     ), place AS (
       SELECT unit_id FROM coordination_programme WHERE id = $1
     ), first_owner AS (
       SELECT id FROM leader
       UNION ALL SELECT unnest($2::uuid[])
       UNION ALL SELECT organisation.id FROM organisation JOIN unit_within ON within_id = organisation.unit_id
         WHERE type = 'LEARNING_ASSOCIATION' AND unit_within.unit_id = (SELECT unit_id FROM place)
           AND NOT EXISTS (SELECT FROM leader)
     ), owner AS (
       SELECT id FROM first_owner
       UNION SELECT successor_id FROM owner JOIN organisation_succession ON predecessor_id = owner.id
     )
     SELECT unit_id AS "unitId", array(SELECT id FROM owner) AS "organisationIds" FROM place`,
    [programmeId, hostIds, withStandingBody, LEADING_ROLES],
  );
  if (!found) return null;
  const { unitId, organisationIds } = found;
  return { roles: PROGRAMME_ROLES, organisationIds, where: { unitId } };
}
