import { Figure } from "@hub/figure-kit/figure";
import { reportFigures } from "@hub/figure-kit/report-figure";
import { appendBatch, appendEvent, wakeSequencer } from "@hub/outbox/append";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { recordChange } from "@hub/subgraph-kit/record-change";
import { beginHistories } from "@hub/subgraph-kit/recorded-rows";
import { type DataSource, type EntityManager, In } from "typeorm";
import { LOADER } from "./loader.js";
import type { KnownFigure, MemberRows, TableRows } from "./member-rows.js";

/** Writes, in one transaction, the rows and figures that do not exist yet. Existing ones stay as they are. */
export async function writeOnce(
  dataSource: DataSource,
  { name, recorded = [] }: MemberDefinition,
  { tables, figures }: MemberRows,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const table of tables) await insertOnce(manager, table);
    await beginHistories(manager, LOADER, name, recorded);
    await reportOnce(manager, figures);
  });
  await wakeSequencer(dataSource);
}

async function insertOnce(manager: EntityManager, { entity, rows, tell }: TableRows): Promise<void> {
  // TypeORM would turn an empty list into one row of defaults.
  if (rows.length === 0) return;
  const insert = manager.createQueryBuilder().insert().into(entity).values(rows).orIgnore();
  if (!tell) {
    await insert.execute();
    return;
  }
  const { raw }: { raw: { id: string }[] } = await insert.returning("id").execute();
  await tell(
    manager,
    raw.map(({ id }) => id),
  );
}

/** Reports new figures as the member itself would, with their events. */
async function reportOnce(manager: EntityManager, figures: readonly KnownFigure[]): Promise<void> {
  const known = await manager.findBy(Figure, { id: In(figures.map(({ id }) => id)) });
  const knownIds = new Set(known.map(({ id }) => id));
  const transaction: MemberTransaction = {
    manager,
    author: LOADER,
    append: (event) => appendEvent(manager, event),
    appendBatch: (events) => appendBatch(manager, events),
    record: (change) => recordChange(manager, change, LOADER),
  };
  await reportFigures(
    transaction,
    figures.filter(({ id }) => !knownIds.has(id)),
  );
}
