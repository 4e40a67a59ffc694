import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Observance } from "./observance.js";
import { ObservanceResolver, UnitObservanceResolver } from "./observance-resolver.js";
import { observanceRows } from "./observance-rows.js";

/** Days and weeks that were observed. */
export const observances: MemberModule = {
  entities: [Observance],
  resolvers: [ObservanceResolver, UnitObservanceResolver, createSourceResolver(Observance)],
  recorded: [observanceRows],
  references: { Observance: referenceById(rowBy(Observance, "id")) },
};
