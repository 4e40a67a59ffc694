import type { EntityManager } from "typeorm";

/**
 * The unit itself, and all units that it lies within: a right for one of these holds for it. Of a unit that this member
 * has not heard of there is itself alone.
 */
export async function unitsAround(manager: EntityManager, unitId: string): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await manager.query(
    "SELECT within_id AS id FROM unit_within WHERE unit_id = $1",
    [unitId],
  );
  return new Set([unitId, ...rows.map(({ id }) => id)]);
}
