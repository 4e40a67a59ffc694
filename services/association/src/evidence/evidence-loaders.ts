import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Evidence } from "./evidence.js";

export const evidenceById = rowBy(Evidence, "id");

export const evidenceOfCommitment = rowsBy(Evidence, "commitmentId", ["number"]);
