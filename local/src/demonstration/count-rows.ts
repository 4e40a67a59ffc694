import type { DataSource } from "typeorm";

/** The number of rows in all of the member's tables. */
export async function countRows({ entityMetadatas, manager }: DataSource): Promise<number> {
  let rows = 0;
  for (const { target } of entityMetadatas) rows += await manager.count(target);
  return rows;
}
