import { rowById, rowsBy } from "../row-loaders.js";
import { Report } from "./report.js";

export const reportById = rowById(Report);

export const reportsOfProgramme = rowsBy(Report, "programmeId", ["issuedOn", "id"]);
