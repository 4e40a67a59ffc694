import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { DocumentLink } from "./document-link.js";
import { PolicyDocument } from "./policy-document.js";

export const documentById = rowBy(PolicyDocument, "id");

export const linksFrom = rowsBy(DocumentLink, "fromId", ["relation", "toId"]);

export const linksTo = rowsBy(DocumentLink, "toId", ["relation", "fromId"]);
