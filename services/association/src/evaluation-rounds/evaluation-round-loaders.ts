import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { EvaluationRound } from "./evaluation-round.js";

export const roundById = rowBy(EvaluationRound, "id");

export const roundsOfProgramme = rowsBy(EvaluationRound, "programmeId", ["number"]);

export const roundsOfHost = rowsBy(EvaluationRound, "hostId", ["dueOn", "id"]);
