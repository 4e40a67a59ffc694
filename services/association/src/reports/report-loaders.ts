import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Report } from "./report.js";

export const reportById = rowBy(Report, "id");

export const reportsOfProgramme = rowsBy(Report, "programmeId", ["issuedOn", "id"]);

export const reportsOfOrganisation = rowsBy(Report, "organisationId", ["issuedOn", "id"]);
