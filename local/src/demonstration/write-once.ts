import { Figure } from "@hub/figures/figure";
import { type FigureReport, reportFigure } from "@hub/figures/report-figure";
import { appendEvent } from "@hub/outbox/append";
import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";

/** Adds the rows whose key is not there yet; what somebody has changed since stays as it is. */
export async function insertOnce<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: QueryDeepPartialEntity<Row>[],
): Promise<void> {
  await manager.createQueryBuilder().insert().into(entity).values(rows).orIgnore().execute();
}

/** Reports the figures that were not reported yet, with their events, as the member itself would. */
export async function reportOnce(
  manager: EntityManager,
  reports: readonly (FigureReport & { id: string })[],
): Promise<void> {
  const known = await manager.findBy(Figure, { id: In(reports.map(({ id }) => id)) });
  const knownIds = new Set(known.map(({ id }) => id));
  const append = (event: Parameters<typeof appendEvent>[1]) => appendEvent(manager, event);
  for (const report of reports) {
    if (!knownIds.has(report.id)) await reportFigure({ manager, append }, report);
  }
}
