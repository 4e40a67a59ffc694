import { namedById } from "@hub/subgraph-kit/named-things";
import { documentById } from "./policy-document-loaders.js";

export const DOCUMENTS = namedById({ vi: "văn bản", en: "document" }, documentById, "policyDocuments");
