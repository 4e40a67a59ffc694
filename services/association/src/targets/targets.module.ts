import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { defineStatedDoubts } from "@hub/figure-kit/findings/stated-doubts";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { FigureSeriesResolver, findFigureSeries } from "./figure-series-resolver.js";
import { Target } from "./target.js";
import { targetById } from "./target-loaders.js";
import { DocumentTargetResolver, TargetResolver, UnitTargetResolver } from "./target-resolver.js";
import { targetRows } from "./target-rows.js";

/** National targets, and the series of figures that are held against them. */
export const targets: FlaggingModule = {
  entities: [Target],
  tables: { target: READ_ONLY },
  resolvers: [
    TargetResolver,
    UnitTargetResolver,
    DocumentTargetResolver,
    FigureSeriesResolver,
    createSourceResolver(Target),
  ],
  flagged: [defineStatedDoubts(Target, Target, ({ id }) => ({ key: id, unitId: null }))],
  recorded: [targetRows],
  references: { Target: referenceById(targetById), FigureSeries: findFigureSeries },
};
