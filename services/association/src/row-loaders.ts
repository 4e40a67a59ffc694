import { defineLoader, groupedBy, inOrderOf, type Loader } from "@hub/subgraph-kit/context";
import type { ReferenceResolver } from "@hub/subgraph-kit/federated-schema";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { ClassType } from "type-graphql";

/** A row by its id; null when there is none. One SQL statement for all ids of a tick. */
export function rowById<Row extends { id: string }>(type: ClassType<Row>): Loader<string, Row | null> {
  return defineLoader(async (ids, { dataSource }) => {
    const rows = await dataSource
      .getRepository(type)
      .createQueryBuilder("row")
      .where("row.id IN (:...ids)", { ids })
      .getMany();
    return inOrderOf(ids, rows, (row) => row.id).map((row) => row ?? null);
  });
}

/**
 * The rows whose column has the key, in ascending order of the columns of `orderBy`. One SQL statement for all
 * keys of a tick.
 */
export function rowsBy<Row extends object>(
  type: ClassType<Row>,
  column: keyof Row & string,
  orderBy: readonly (keyof Row & string)[],
): Loader<string, Row[]> {
  return defineLoader(async (keys, { dataSource }) => {
    const query = dataSource
      .getRepository(type)
      .createQueryBuilder("row")
      .where(`row.${column} IN (:...keys)`, { keys });
    for (const order of orderBy) query.addOrderBy(`row.${order}`);
    return groupedBy<unknown, Row>(keys, await query.getMany(), (row) => row[column]);
  });
}

/** Resolves references by id; an id that is no uuid is unknown, not an error of the database. */
export function referenceById<Row extends object>(loader: Loader<string, Row | null>): ReferenceResolver {
  return async ({ id }, context) => (isUuid(id) ? context.load(loader, id) : null);
}
