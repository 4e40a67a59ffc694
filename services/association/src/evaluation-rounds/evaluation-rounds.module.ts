import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { EvaluationRound } from "./evaluation-round.js";
import { roundById } from "./evaluation-round-loaders.js";
import { EvaluationRoundResolver, OrganisationRoundResolver } from "./evaluation-round-resolver.js";

/** The rotating evaluations of a programme. */
export const evaluationRounds: MemberModule = {
  entities: [EvaluationRound],
  resolvers: [EvaluationRoundResolver, OrganisationRoundResolver],
  references: { EvaluationRound: referenceById(roundById) },
};
