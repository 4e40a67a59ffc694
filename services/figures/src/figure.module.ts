import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { Figure } from "./figure.js";
import { figureById } from "./figure-loaders.js";
import { createFigureResolvers, type FigureResolverOptions } from "./figure-resolvers.js";

/** The figures that a member reports. */
export function createFigureModule(options: FigureResolverOptions): MemberModule {
  return {
    entities: [Figure],
    resolvers: createFigureResolvers(options),
    references: { Figure: referenceById(figureById), Source: referenceById(sourceById) },
  };
}
