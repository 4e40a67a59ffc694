import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { Indicator } from "./indicator.js";
import { indicatorByCode } from "./indicator-loaders.js";
import { IndicatorResolver } from "./indicator-resolver.js";
import { loadIndicators } from "./load-indicators.js";

/** The catalogue of shared indicators. */
export const indicators: MemberModule = {
  entities: [Indicator],
  tables: { indicator: READ_ONLY },
  resolvers: [IndicatorResolver],
  references: {
    Indicator: async ({ id, code = id }, context) =>
      typeof code === "string" ? context.load(indicatorByCode, code) : null,
  },
  prepare: loadIndicators,
};
