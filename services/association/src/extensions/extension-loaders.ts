import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Extension } from "./extension.js";

export const extensionById = rowBy(Extension, "id");

export const extensionsOfCommitment = rowsBy(Extension, "commitmentId", ["number"]);
