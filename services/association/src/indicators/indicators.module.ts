import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { Indicator } from "./indicator.js";
import { indicatorByCode } from "./indicator-loaders.js";
import { IndicatorResolver } from "./indicator-resolver.js";
import { loadIndicators } from "./load-indicators.js";

/** The catalogue of shared indicators. */
export const indicators: MemberModule = {
  entities: [Indicator],
  resolvers: [IndicatorResolver],
  references: {
    Indicator: async ({ id, code = id }, context) =>
      typeof code === "string" ? context.load(indicatorByCode, code) : null,
  },
  prepare: loadIndicators,
};
