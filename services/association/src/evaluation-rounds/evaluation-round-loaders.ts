import { rowById, rowsBy } from "../row-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";

export const roundById = rowById(EvaluationRound);

export const roundsOfProgramme = rowsBy(EvaluationRound, "programmeId", ["number"]);
