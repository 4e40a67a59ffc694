import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Right } from "./right.js";

export const rightById = rowBy(Right, "id");
