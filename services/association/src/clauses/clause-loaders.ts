import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Clause } from "./clause.js";

export const clauseById = rowBy(Clause, "id");

/** With the parts of clauses, each within what it is a part of in order. */
export const clausesOfProgramme = rowsBy(Clause, "programmeId", ["position", "id"]);

export const partsOfClause = rowsBy(Clause, "partOfId", ["position", "id"]);
