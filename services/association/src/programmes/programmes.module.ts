import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { CoordinationProgramme } from "./coordination-programme.js";
import { CreateProgrammeResolver } from "./create-programme-resolver.js";
import { NamePartyResolver } from "./name-party-resolver.js";
import { programmeFlags } from "./programme-flags-resolver.js";
import { programmeById } from "./programme-loaders.js";
import { ProgrammeParty } from "./programme-party.js";
import {
  OrganisationProgrammeResolver,
  ProgrammePartyResolver,
  ProgrammeResolver,
  UnitProgrammeResolver,
} from "./programme-resolver.js";
import { UpdateProgrammeResolver } from "./update-programme-resolver.js";

/** Coordination programmes and their parties. */
export const programmes: FlaggingModule = {
  entities: [CoordinationProgramme, ProgrammeParty],
  tables: { coordination_programme: PUBLISHED, programme_party: { ...PUBLISHED, remove: null } },
  resolvers: [
    ProgrammeResolver,
    ProgrammePartyResolver,
    OrganisationProgrammeResolver,
    UnitProgrammeResolver,
    CreateProgrammeResolver,
    NamePartyResolver,
    UpdateProgrammeResolver,
    createSourceResolver(CoordinationProgramme),
  ],
  flagged: [programmeFlags],
  references: { CoordinationProgramme: referenceById(programmeById) },
};
