import { rowsBy } from "../row-loaders.js";
import { SigningCeremony } from "./signing-ceremony.js";

export const ceremoniesOfProgramme = rowsBy(SigningCeremony, "programmeId", ["heldOn"]);
