import { rowById, rowsBy } from "../row-loaders.js";
import { DocumentLink } from "./document-link.js";
import { PolicyDocument } from "./policy-document.js";

export const documentById = rowById(PolicyDocument);

export const linksFrom = rowsBy(DocumentLink, "fromId", ["relation", "toId"]);

export const linksTo = rowsBy(DocumentLink, "toId", ["relation", "fromId"]);
