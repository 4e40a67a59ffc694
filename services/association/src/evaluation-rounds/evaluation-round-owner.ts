import type { FindOwner } from "@hub/subgraph-kit/owner";
import { ofProgramme } from "../programmes/programme-owner.js";
import { EvaluationRound } from "./evaluation-round.js";

/** An evaluation is the programme's, and of the party that is recorded to chair it. */
export function ofRound(programmeId: string, number: number): FindOwner {
  return ofProgramme(programmeId, async (manager) => {
    const round = await manager.findOneBy(EvaluationRound, { programmeId, number });
    return round?.hostId ?? null;
  });
}
