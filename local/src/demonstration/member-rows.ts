import type { FigureReport } from "@hub/figure-kit/figure-report";
import { Source } from "@hub/subgraph-kit/source";
import type { EntityManager, EntityTarget, ObjectLiteral } from "typeorm";
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
  /** Tells the hub of the rows that were written, by their ids. */
  readonly tell?: (manager: EntityManager, ids: readonly string[]) => Promise<void>;
}

/** Rows that have a source, after the sources that they point to. */
export function citingRowsOf<Row extends ObjectLiteral & { sourceId: string }>(
  entity: EntityTarget<Row>,
  rows: readonly (Omit<QueryDeepPartialEntity<Row>, "sourceId"> & { readonly source: Source })[],
  tell?: TableRows["tell"],
): TableRows[] {
  return [
    rowsOf(
      Source,
      rows.map(({ source }) => source),
    ),
    {
      entity,
      rows: rows.map(({ source, ...row }) => ({ ...row, sourceId: source.id })),
      ...(tell && { tell }),
    },
  ];
}

export function rowsOf<Row extends ObjectLiteral>(
  entity: EntityTarget<Row>,
  rows: QueryDeepPartialEntity<Row>[],
): TableRows {
  return { entity, rows };
}
