/** Batch reads of rows by a column, and references that are resolved by them. */
import type { ClassType } from "type-graphql";
import { defineLoader, groupedBy, inOrderOf, type Loader } from "./context.js";
import type { ReferenceResolver } from "./federated-schema.js";
import { isUuid } from "./uuid.js";

/** The row whose column has the key; null when there is none. One SQL statement for all keys of a tick. */
export function rowBy<Row extends object>(
  type: ClassType<Row>,
  column: keyof Row & string,
): Loader<string, Row | null> {
  return defineLoader(async (keys, { database }) => {
    const rows = await database
      .getRepository(type)
      .createQueryBuilder("row")
      .where(`row.${column} IN (:...keys)`, { keys })
      .getMany();
    return inOrderOf<unknown, Row>(keys, rows, (row) => row[column]).map((row) => row ?? null);
  });
}

/**
 * The rows whose column has the key, in ascending order of the columns of `orderBy`; together these should leave no
 * two rows of a key equal. One SQL statement for all keys of a tick.
 */
export function rowsBy<Row extends object>(
  type: ClassType<Row>,
  column: keyof Row & string,
  orderBy: readonly (keyof Row & string)[],
): Loader<string, Row[]> {
  return defineLoader(async (keys, { database }) => {
    const query = database
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
