import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Observance } from "./observance.js";
import { observanceFlags } from "./observance-flags-resolver.js";
import { ObservanceResolver, UnitObservanceResolver } from "./observance-resolver.js";
import { observanceRows } from "./observance-rows.js";

/** Days and weeks that were observed. */
export const observances: FlaggingModule = {
  entities: [Observance],
  tables: { observance: READ_ONLY },
  resolvers: [ObservanceResolver, UnitObservanceResolver, createSourceResolver(Observance)],
  recorded: [observanceRows],
  flagged: [observanceFlags],
  references: { Observance: referenceById(rowBy(Observance, "id")) },
};
