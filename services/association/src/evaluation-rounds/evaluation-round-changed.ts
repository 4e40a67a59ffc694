import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { EvaluationRound } from "./evaluation-round.js";

export type EvaluationRoundChanged = NewEvent<
  "evaluation-round.changed",
  ProgrammeIds & {
    /** Null once the round is withdrawn: it can no longer be read. */
    readonly evaluationRoundId: string | null;
    readonly number: number;
    readonly isWithdrawn: boolean;
  }
>;

export function evaluationRoundChanged(
  round: EvaluationRound,
  programme: CoordinationProgramme,
): EvaluationRoundChanged {
  return describeChange(round, programme, formatGlobalId("EvaluationRound", round.id));
}

export function evaluationRoundWithdrawn(
  round: EvaluationRound,
  programme: CoordinationProgramme,
): EvaluationRoundChanged {
  return describeChange(round, programme, null);
}

function describeChange(
  { id, version, number }: EvaluationRound,
  programme: CoordinationProgramme,
  evaluationRoundId: string | null,
): EvaluationRoundChanged {
  return {
    type: "evaluation-round.changed",
    aggregateType: "evaluation-round",
    aggregateId: formatGlobalId("EvaluationRound", id),
    version,
    payload: {
      ...programmeIds(programme),
      evaluationRoundId,
      number,
      isWithdrawn: evaluationRoundId === null,
    },
  };
}
