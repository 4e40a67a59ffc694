import type { FigureReport } from "@hub/figure-kit/figure-report";
import { Source } from "@hub/subgraph-kit/source";
import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
import type { QueryDeepPartialEntity } from "typeorm/query-builder/QueryPartialEntity.js";

/** One member's part of the data files. */
export interface MemberRows {
  /** A table comes after those it refers to. */
  readonly tables: readonly TableRows[];
  /** Records, after the tables, what has commands and histories of its own. */
  readonly record?: (manager: EntityManager) => Promise<void>;
  readonly figures: readonly KnownFigure[];
}

/** A figure with an id that is the same on every machine. */
export type KnownFigure = FigureReport & { readonly id: string };

export interface TableRows {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly rows: QueryDeepPartialEntity<ObjectLiteral>[];
  /** Called before the rows are written. What it returns tells, after that, what has become of them. */
  readonly watch?: (manager: EntityManager) => Promise<() => Promise<void>>;
  /** What is there stays: nobody ever changes such rows. */
  readonly isKept?: true;
}

/** Rows that have a source, after the sources that they point to. */
export function citingRowsOf<Row extends ObjectLiteral & { sourceId: string }>(
  entity: EntityTarget<Row>,
  rows: readonly (Omit<QueryDeepPartialEntity<Row>, "sourceId"> & { readonly source: Source })[],
  options: Pick<TableRows, "watch" | "isKept"> = {},
): TableRows[] {
  return [
    rowsOf(
      Source,
      rows.map(({ source }) => source),
      { isKept: true },
    ),
    {
      entity,
      rows: rows.map(({ source, ...row }) => ({ ...row, sourceId: source.id })),
      ...options,
    },
  ];
}

export function rowsOf<Row extends ObjectLiteral>(
  entity: EntityTarget<Row>,
  rows: QueryDeepPartialEntity<Row>[],
  options: Pick<TableRows, "isKept"> = {},
): TableRows {
  return { entity, rows, ...options };
}
