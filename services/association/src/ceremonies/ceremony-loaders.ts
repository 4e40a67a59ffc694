import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { SigningCeremony } from "./signing-ceremony.js";

export const ceremonyById = rowBy(SigningCeremony, "id");

export const ceremoniesOfProgramme = rowsBy(SigningCeremony, "programmeId", ["heldOn"]);
