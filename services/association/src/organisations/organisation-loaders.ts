import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Organisation } from "./organisation.js";
import { OrganisationSuccession } from "./organisation-succession.js";

export const organisationById = rowBy(Organisation, "id");

export const organisationsAfter = rowsBy(OrganisationSuccession, "predecessorId", ["successorId"]);

export const organisationsBefore = rowsBy(OrganisationSuccession, "successorId", ["predecessorId"]);

export const organisationsOfUnit = rowsBy(Organisation, "unitId", ["type", "id"]);
