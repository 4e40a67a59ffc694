import { rowById, rowsBy } from "../row-loaders.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { ProgrammeParty } from "./programme-party.js";

export const programmeById = rowById(CoordinationProgramme);

export const programmesAfter = rowsBy(CoordinationProgramme, "predecessorId", ["code"]);

export const partiesOfProgramme = rowsBy(ProgrammeParty, "programmeId", ["position"]);
