import { defineLoader, groupedBy, type Loader } from "@hub/subgraph-kit/context";
import type { ClassType } from "type-graphql";
import type { ObjectLiteral } from "typeorm";

/**
 * A batch read of what belongs to administrative units: one statement for all of them.
 * @param orderBy columns; together they should leave no two rows of a unit equal
 */
export function rowsOfUnit<Row extends ObjectLiteral & { unitId: string }>(
  entity: ClassType<Row>,
  orderBy: readonly (keyof Row & string)[],
): Loader<string, Row[]> {
  return defineLoader(async (unitIds, { dataSource }) => {
    const query = dataSource
      .getRepository(entity)
      .createQueryBuilder("row")
      .where("row.unitId = ANY(:unitIds)", { unitIds });
    for (const column of orderBy) query.addOrderBy(`row.${column}`, "ASC");
    return groupedBy(unitIds, await query.getMany(), (row) => row.unitId);
  });
}
