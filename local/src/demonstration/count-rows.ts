import type { DataSource } from "typeorm";

/** The rows of all of the member's own tables together. */
export async function countRows({ entityMetadatas, manager }: DataSource): Promise<number> {
  let rows = 0;
  for (const { target } of entityMetadatas) rows += await manager.count(target);
  return rows;
}
