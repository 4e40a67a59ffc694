import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { InstitutionCount } from "./institution-count.js";
import { InstitutionCountResolver, UnitInstitutionResolver } from "./institution-resolver.js";
import { institutionRows } from "./institution-rows.js";

/** Schools and community learning centres, as counts. */
export const institutions: MemberModule = {
  entities: [InstitutionCount],
  resolvers: [UnitInstitutionResolver, InstitutionCountResolver, createSourceResolver(InstitutionCount)],
  recorded: [institutionRows],
  references: { InstitutionCount: referenceById(rowBy(InstitutionCount, "id")) },
};
