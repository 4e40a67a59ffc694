import type { FigureReport } from "@hub/figures/report-figure";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";

/** What the data files say that one member is the system of record for. */
export interface MemberRows {
  /** In the order in which they refer to each other. */
  readonly tables: readonly TableRows[];
  readonly figures: readonly KnownFigure[];
}

/** A figure that has the same id everywhere. */
export type KnownFigure = FigureReport & { readonly id: string };

export interface TableRows {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly rows: QueryDeepPartialEntity<ObjectLiteral>[];
}

export function rowsOf<Row extends ObjectLiteral>(
  entity: EntityTarget<Row>,
  rows: QueryDeepPartialEntity<Row>[],
): TableRows {
  return { entity, rows };
}
