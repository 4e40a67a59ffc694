import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { Organisation } from "./organisation.js";
import { organisationById } from "./organisation-loaders.js";
import { OrganisationResolver, UnitOrganisationResolver } from "./organisation-resolver.js";

/** Agencies and organisations. */
export const organisations: MemberModule = {
  entities: [Organisation],
  resolvers: [OrganisationResolver, UnitOrganisationResolver],
  references: { Organisation: referenceById(organisationById) },
};
