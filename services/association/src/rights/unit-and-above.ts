import type { EntityManager } from "typeorm";

/**
 * The unit itself, and all units that it lies in as of today. One that has ended lies in what its whole territory went
 * into; where it was divided, in none of the parts.
 */
export async function unitAndAbove(
  manager: EntityManager,
  unitId: string,
  today: string,
): Promise<ReadonlySet<string>> {
  const units: { id: string }[] = await manager.query(
    `WITH RECURSIVE unit AS (
       SELECT $1::uuid AS id
       UNION
       SELECT above.id FROM unit CROSS JOIN LATERAL (
         (SELECT parent_id AS id FROM administrative_unit_version
          WHERE unit_id = unit.id AND (valid_from IS NULL OR valid_from <= $2)
          ORDER BY valid_from DESC NULLS LAST LIMIT 1)
         UNION ALL
         SELECT successor_id FROM unit_succession
         WHERE predecessor_id = unit.id AND NOT is_divided AND link_check <> 'suspect_name_collision'
       ) AS above
       WHERE above.id IS NOT NULL
     )
     SELECT id FROM unit`,
    [unitId, today],
  );
  return new Set(units.map(({ id }) => id));
}
