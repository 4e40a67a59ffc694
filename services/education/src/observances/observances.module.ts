import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Observance } from "./observance.js";
import { observanceFlags } from "./observance-flags-resolver.js";
import { ObservanceResolver, UnitObservanceResolver } from "./observance-resolver.js";
import { observanceRows } from "./observance-rows.js";

/** Days and weeks that were observed. */
export const observances: FlaggingModule = {
  entities: [Observance],
  resolvers: [ObservanceResolver, UnitObservanceResolver, createSourceResolver(Observance)],
  recorded: [observanceRows],
  flagged: [observanceFlags],
  references: { Observance: referenceById(rowBy(Observance, "id")) },
};
