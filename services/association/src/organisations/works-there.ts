import type { EntityManager } from "typeorm";
import type { Organisation } from "./organisation.js";

/**
 * Whether the organisation works in the unit, in a part or a successor of it, or in a unit around it. A central
 * organisation works everywhere.
 */
export async function worksThere(
  manager: EntityManager,
  { unitId: own }: Pick<Organisation, "unitId">,
  unitId: string,
): Promise<boolean> {
  if (own === null || own === unitId) return true;
  return (await liesIn(manager, own, unitId)) || (await liesIn(manager, unitId, own));
}

/** By way of the units above it at any time, and of those that it has succeeded. */
async function liesIn(manager: EntityManager, inner: string, outer: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `WITH RECURSIVE around AS (
       SELECT $1::uuid AS id
       UNION
       SELECT step.id FROM around CROSS JOIN LATERAL (
         SELECT parent_id AS id FROM administrative_unit_version
         WHERE unit_id = around.id AND parent_id IS NOT NULL
         UNION SELECT predecessor_id FROM unit_succession WHERE successor_id = around.id
       ) step
     )
     SELECT FROM around WHERE id = $2`,
    [inner, outer],
  );
  return rows.length > 0;
}
