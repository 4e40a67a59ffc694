import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { Organisation } from "./organisation.js";
import { organisationById } from "./organisation-loaders.js";
import {
  OrganisationResolver,
  OrganisationSuccessionResolver,
  UnitOrganisationResolver,
} from "./organisation-resolver.js";
import { OrganisationSuccession } from "./organisation-succession.js";

/** Agencies and organisations. */
export const organisations: MemberModule = {
  entities: [Organisation, OrganisationSuccession],
  resolvers: [OrganisationResolver, OrganisationSuccessionResolver, UnitOrganisationResolver],
  references: { Organisation: referenceById(organisationById) },
};
