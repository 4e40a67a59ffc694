import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
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
  resolvers: [
    OrganisationResolver,
    OrganisationSuccessionResolver,
    UnitOrganisationResolver,
    createSourceResolver(Organisation),
    createSourceResolver(OrganisationSuccession),
  ],
  references: { Organisation: referenceById(organisationById) },
};
