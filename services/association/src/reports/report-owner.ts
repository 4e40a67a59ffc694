/** Whose a report is. */
import { REPORT_ROLES } from "@hub/schema/roles";
import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { findProgrammeOwner } from "../programmes/programme-owner.js";

interface NamedReport {
  readonly programmeId: string;
  /** Who reports. */
  readonly organisationId: string;
}

/** A report is its party's, or of what has succeeded that, for where the party works; the programme's secretary may send it in. */
export function ofReport({ programmeId, organisationId }: NamedReport): FindOwner {
  return async ({ manager }) => {
    if (!isUuid(programmeId) || !isUuid(organisationId)) return null;
    const programme = await findProgrammeOwner(manager, programmeId);
    const party = await findPartyOwner(manager, organisationId);
    return programme && party && [party, programme];
  };
}

/** Null where there is no such organisation. */
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
