import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { Figure } from "./figure.js";
import { ownFigures } from "./figure-loaders.js";
import { createFigureResolvers, type FigureResolverOptions } from "./figure-resolvers.js";
import { FIGURE_RIGHTS, RELEASED_FIGURE_RIGHTS, SOURCE_RIGHTS } from "./figure-rights.js";
import { readableSource } from "./readable-sources.js";
import { JOINT_RECORD, RECORDED_FIGURES } from "./recorded-figure.js";
import { releaseFigures } from "./small-cells/release-figures.js";

/** The figures that a member reports. */
export function createFigureModule(options: FigureResolverOptions): MemberModule {
  return {
    entities: [Figure],
    tables: {
      figure: FIGURE_RIGHTS,
      figure_series: PUBLISHED,
      released_figure: RELEASED_FIGURE_RIGHTS,
      source: SOURCE_RIGHTS,
    },
    resolvers: createFigureResolvers(options),
    settle: releaseFigures,
    snapshots: { [JOINT_RECORD]: { figure: RECORDED_FIGURES } },
    references: { Figure: referenceById(ownFigures.byId), Source: referenceById(readableSource) },
  };
}
