import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { JOINT_RECORD } from "../recorded-figure.js";
import { DECLARED_INDICATORS, declareIndicators } from "./declare-indicators.js";
import { type OwnIndicator, ownIndicator } from "./own-indicator.js";

/** The indicators that a member brings with it. */
export function createOwnIndicatorsModule(indicators: readonly OwnIndicator[]): MemberModule {
  const declared = indicators.map((indicator) => ownIndicator.parse(indicator));
  return {
    tables: { own_indicator: READ_ONLY },
    prepare: (dataSource) => declareIndicators(dataSource, declared),
    snapshots: { [JOINT_RECORD]: { indicator: DECLARED_INDICATORS } },
  };
}
