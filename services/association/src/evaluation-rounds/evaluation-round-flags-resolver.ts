import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";
import { checkRound } from "./evaluation-status.js";

export const evaluationRoundFlags = defineFlags(EvaluationRound, {
  check: checkRound,
  sourceOf: async (round, context) => (await programmeOf(round, context)).sourceId,
  unitOf: async (round, context) => (await programmeOf(round, context)).unitId,
});

async function programmeOf(
  { programmeId }: EvaluationRound,
  context: MemberContext,
): Promise<CoordinationProgramme> {
  const programme = await context.load(programmeById, programmeId);
  if (!programme) throw new Error(`there is no programme ${programmeId}`);
  return programme;
}
