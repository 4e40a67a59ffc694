import { rowById, rowsBy } from "../row-loaders.js";
import { Organisation } from "./organisation.js";

export const organisationById = rowById(Organisation);

export const organisationsOfUnit = rowsBy(Organisation, "unitId", ["type", "id"]);
