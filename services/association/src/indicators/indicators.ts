/** Everything about indicators that the member is put together from. */
import type { DecoratedClass, ReferenceResolver } from "@hub/subgraph-kit/federated-schema";
import { Indicator } from "./indicator.js";
import { IndicatorResolver } from "./indicator-resolver.js";
import { indicatorByCode } from "./loaders.js";
import { CreateIndicators1700000000011 } from "./migration.js";

export { loadIndicators } from "./load-indicators.js";

export const indicatorEntities: DecoratedClass[] = [Indicator];
export const indicatorMigrations: DecoratedClass[] = [CreateIndicators1700000000011];
export const indicatorResolvers: [DecoratedClass, ...DecoratedClass[]] = [IndicatorResolver];
export const indicatorReferenceResolvers: Readonly<Record<string, ReferenceResolver>> = {
  Indicator: async ({ code }, context) =>
    typeof code === "string" ? context.load(indicatorByCode, code) : null,
};
