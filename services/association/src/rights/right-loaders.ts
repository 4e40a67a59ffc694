import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";

export const rightById = rowBy(Right, "id");
/** Null also where the caller may not know. */
export const holderOfRight = rowBy(RightHolder, "rightId");
