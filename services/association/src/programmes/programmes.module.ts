import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { CoordinationProgramme } from "./coordination-programme.js";
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
export const programmes: MemberModule = {
  entities: [CoordinationProgramme, ProgrammeParty],
  resolvers: [
    ProgrammeResolver,
    ProgrammePartyResolver,
    OrganisationProgrammeResolver,
    UnitProgrammeResolver,
    UpdateProgrammeResolver,
    createSourceResolver(CoordinationProgramme),
  ],
  references: { CoordinationProgramme: referenceById(programmeById) },
};
