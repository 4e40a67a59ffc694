import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Organisation } from "./organisation.js";

export const organisationById = rowBy(Organisation, "id");

export const organisationsOfUnit = rowsBy(Organisation, "unitId", ["type", "id"]);
