import { rowById, rowsBy } from "../row-loaders.js";
import { SigningCeremony } from "./signing-ceremony.js";

export const ceremonyById = rowById(SigningCeremony);

export const ceremoniesOfProgramme = rowsBy(SigningCeremony, "programmeId", ["heldOn"]);
