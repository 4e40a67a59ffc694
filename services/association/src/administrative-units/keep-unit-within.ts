import type { EntityManager } from "typeorm";

/**
 * Brings `unit_within` to what the register says: a unit lies in its last parent, and one that has ended in what its
 * whole territory went into. Of what it was divided among it lies in none, nor in what only has its name; so nobody's
 * right for a unit reaches a neighbour. Call it in the transaction that has changed the register.
 */
export async function keepUnitWithin(manager: EntityManager): Promise<void> {
  await manager.query(`
    WITH RECURSIVE last_version AS (
      SELECT DISTINCT ON (unit_id) unit_id, parent_id FROM administrative_unit_version
      ORDER BY unit_id, valid_from DESC NULLS LAST
    ), link (unit_id, within_id) AS (
      SELECT unit_id, parent_id FROM last_version WHERE parent_id IS NOT NULL
      UNION ALL
      SELECT predecessor_id, successor_id FROM unit_succession
      WHERE NOT is_divided AND link_check <> 'suspect_name_collision'
    ), present (unit_id, within_id) AS (
      SELECT id, id FROM administrative_unit
      UNION
      SELECT present.unit_id, link.within_id FROM present JOIN link ON link.unit_id = present.within_id
    ), gone AS (
      DELETE FROM unit_within AS known
      WHERE NOT EXISTS (
        SELECT FROM present WHERE (present.unit_id, present.within_id) = (known.unit_id, known.within_id)
      )
    )
    INSERT INTO unit_within (unit_id, within_id) SELECT unit_id, within_id FROM present
    ON CONFLICT DO NOTHING`);
  await manager.query("ANALYZE unit_within");
}

/** For snapshots: a row of each unit, with all that it lies within. */
export const UNITS_WITHIN = `
  SELECT unit_id AS unit, json_agg(within_id ORDER BY within_id) AS within FROM unit_within GROUP BY unit_id`;
