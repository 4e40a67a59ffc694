import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { Figure } from "./figure.js";
import { createFigureResolvers, type FigureResolverOptions } from "./figure-resolvers.js";

/** The figures that a member reports. */
export function createFigureModule(options: FigureResolverOptions): MemberModule {
  return { entities: [Figure], resolvers: createFigureResolvers(options) };
}
