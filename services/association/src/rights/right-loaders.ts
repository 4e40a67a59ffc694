import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";
import { RightReason } from "./right-reason.js";

export const rightById = rowBy(Right, "id");
/** Null also where the caller may not know. */
export const holderOfRight = rowBy(RightHolder, "rightId");
/** Why it was given, and then why it was to end; empty also where the caller may not know. */
export const reasonsOfRight = rowsBy(RightReason, "rightId", ["version"]);
