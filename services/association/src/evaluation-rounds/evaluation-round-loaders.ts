import { rowsBy } from "../row-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";

export const roundsOfProgramme = rowsBy(EvaluationRound, "programmeId", ["number"]);
