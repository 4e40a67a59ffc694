import { rowsBy } from "../row-loaders.js";
import { ConferenceDocument } from "./conference-document.js";

export const documentsOfConference = rowsBy(ConferenceDocument, "conferenceId", ["position"]);
