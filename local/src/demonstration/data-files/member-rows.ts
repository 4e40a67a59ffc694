import type { FigureReport } from "@hub/figures/report-figure";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";

/** One member's part of the data files. */
export interface MemberRows {
  /** A table comes after those it refers to. */
  readonly tables: readonly TableRows[];
  readonly figures: readonly KnownFigure[];
}

/** A figure with an id that is the same on every machine. */
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
