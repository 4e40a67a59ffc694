import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { PUBLISHED } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { EvaluationRound } from "./evaluation-round.js";
import { evaluationRoundFlags } from "./evaluation-round-flags-resolver.js";
import { roundById } from "./evaluation-round-loaders.js";
import { EvaluationRoundResolver, OrganisationRoundResolver } from "./evaluation-round-resolver.js";

/** The rotating evaluations of a programme. */
export const evaluationRounds: FlaggingModule = {
  entities: [EvaluationRound],
  tables: { evaluation_round: PUBLISHED },
  resolvers: [EvaluationRoundResolver, OrganisationRoundResolver, createSourceResolver(EvaluationRound)],
  flagged: [evaluationRoundFlags],
  references: { EvaluationRound: referenceById(roundById) },
};
