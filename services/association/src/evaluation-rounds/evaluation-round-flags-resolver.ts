import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";
import { roundsOfProgramme } from "./evaluation-round-loaders.js";
import { type BeforeRound, checkRound } from "./evaluation-status.js";

export const evaluationRoundFlags = defineFlags(EvaluationRound, {
  check: async (round, context) => checkRound(round, await findBefore(round, context)),
  sourceOf: async (round, context) => (await programmeOf(round, context)).sourceId,
  unitOf: async (round, context) => (await programmeOf(round, context)).unitId,
});

async function findBefore(round: EvaluationRound, context: MemberContext): Promise<BeforeRound> {
  const [{ startsOn }, rounds] = await Promise.all([
    programmeOf(round, context),
    context.load(roundsOfProgramme, round.programmeId),
  ]);
  const former = rounds.find(({ number }) => number === round.number - 1);
  return { startsOn, formerDueOn: former?.dueOn ?? null };
}

async function programmeOf(
  { programmeId }: EvaluationRound,
  context: MemberContext,
): Promise<CoordinationProgramme> {
  const programme = await context.load(programmeById, programmeId);
  if (!programme) throw new Error(`there is no programme ${programmeId}`);
  return programme;
}
