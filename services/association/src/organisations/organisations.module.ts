import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { defineStatedDoubts } from "@hub/figure-kit/findings/stated-doubts";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Organisation } from "./organisation.js";
import { organisationFlags } from "./organisation-flags-resolver.js";
import { organisationById } from "./organisation-loaders.js";
import {
  OrganisationResolver,
  OrganisationSuccessionResolver,
  UnitOrganisationResolver,
} from "./organisation-resolver.js";
import { OrganisationSuccession } from "./organisation-succession.js";

/** Agencies and organisations. */
export const organisations: FlaggingModule = {
  entities: [Organisation, OrganisationSuccession],
  tables: { organisation: READ_ONLY, organisation_succession: READ_ONLY },
  resolvers: [
    OrganisationResolver,
    OrganisationSuccessionResolver,
    UnitOrganisationResolver,
    createSourceResolver(Organisation),
    createSourceResolver(OrganisationSuccession),
  ],
  flagged: [
    organisationFlags,
    defineStatedDoubts(OrganisationSuccession, Organisation, async ({ predecessorId }, context) => ({
      key: predecessorId,
      unitId: (await context.load(organisationById, predecessorId))?.unitId ?? null,
    })),
  ],
  references: { Organisation: referenceById(organisationById) },
};
