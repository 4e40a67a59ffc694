import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { CoordinationProgramme } from "./coordination-programme.js";
import { ProgrammeParty } from "./programme-party.js";

export const programmeById = rowBy(CoordinationProgramme, "id");

export const programmesAfter = rowsBy(CoordinationProgramme, "predecessorId", ["code"]);

export const programmesOfUnit = rowsBy(CoordinationProgramme, "unitId", ["code"]);

export const partiesOfProgramme = rowsBy(ProgrammeParty, "programmeId", ["position"]);

export const partiesOfOrganisation = rowsBy(ProgrammeParty, "organisationId", ["programmeId"]);
