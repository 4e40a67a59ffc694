import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { InstitutionCount } from "./institution-count.js";
import { institutionCountFlags } from "./institution-count-flags-resolver.js";
import { InstitutionCountResolver, UnitInstitutionResolver } from "./institution-resolver.js";
import { institutionRows } from "./institution-rows.js";

/** Schools and community learning centres, as counts. */
export const institutions: FlaggingModule = {
  entities: [InstitutionCount],
  tables: { institution_count: READ_ONLY },
  resolvers: [UnitInstitutionResolver, InstitutionCountResolver, createSourceResolver(InstitutionCount)],
  recorded: [institutionRows],
  flagged: [institutionCountFlags],
  references: { InstitutionCount: referenceById(rowBy(InstitutionCount, "id")) },
};
