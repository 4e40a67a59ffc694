import { wakeSequencer } from "@hub/outbox/append";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { reviseHistories } from "@hub/subgraph-kit/recorded-rows";
import type { DataSource, EntityManager } from "typeorm";
import { LOADER } from "./loader.js";
import type { MemberRows, TableRows } from "./member-rows.js";
import { reportRevised } from "./report-revised.js";

/**
 * Writes, in one transaction, the rows and figures that do not exist yet, and brings those up to date that the files say
 * otherwise than when they were loaded: each is a change with its history, told like any other; of a figure it is a
 * correction. What people change stays as it is, and so does what the files no longer have.
 */
export async function writeRows(
  dataSource: DataSource,
  { name, recorded = [] }: MemberDefinition,
  { tables, record, figures }: MemberRows,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const table of tables) await writeTable(manager, table);
    await record?.(manager);
    await reviseHistories(manager, LOADER, name, recorded);
    await reportRevised(manager, figures);
  });
  await wakeSequencer(dataSource);
}

async function writeTable(manager: EntityManager, { rows, watch, ...table }: TableRows): Promise<void> {
  // TypeORM would turn an empty list into one row of defaults.
  if (rows.length === 0) return;
  const tell = await watch?.(manager);
  const insert = manager.createQueryBuilder().insert().into(table.entity).values(rows);
  const { keys, others } = columnsOf(manager, { rows, ...table });
  if (table.isKept || others.length === 0) await insert.orIgnore().execute();
  else await insert.orUpdate(others, keys, { skipUpdateIfNoValuesChanged: true }).execute();
  await tell?.();
}

/** The columns of which the rows say something. */
function columnsOf({ connection }: EntityManager, { entity, rows }: TableRows) {
  const said = new Set(rows.flatMap((row) => Object.keys(row)));
  const { primaryColumns, nonVirtualColumns } = connection.getMetadata(entity);
  const others = nonVirtualColumns.filter(
    ({ isPrimary, propertyPath }) => !isPrimary && said.has(propertyPath.split(".")[0] ?? ""),
  );
  return {
    keys: primaryColumns.map(({ databaseName }) => databaseName),
    others: others.map(({ databaseName }) => databaseName),
  };
}
