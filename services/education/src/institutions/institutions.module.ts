import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { createSourceResolver } from "@hub/subgraph-kit/source";
import { InstitutionCount } from "./institution-count.js";
import { InstitutionCountResolver, UnitInstitutionResolver } from "./institution-resolver.js";

/** Schools and community learning centres, as counts. */
export const institutions: MemberModule = {
  entities: [InstitutionCount],
  resolvers: [UnitInstitutionResolver, InstitutionCountResolver, createSourceResolver(InstitutionCount)],
};
