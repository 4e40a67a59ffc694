import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import { ConferenceDocument } from "./conference-document.js";

export const documentsOfConference = rowsBy(ConferenceDocument, "conferenceId", ["position"]);
