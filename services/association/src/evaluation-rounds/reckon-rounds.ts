import {
  type EvaluationSchedule,
  type PlannedRound,
  planEvaluationRounds,
  planRound,
} from "./plan-evaluation-rounds.js";

export interface RecordedRound extends PlannedRound {
  /** The due day was reckoned, not published. */
  readonly isComputed: boolean;
  readonly heldOn: string | null;
}

/**
 * The rounds that a schedule makes new or other than they are recorded, in their order. A round that was held, or
 * whose day was published, stays as it is; none is ever taken away.
 */
export function reckonRounds(
  recorded: readonly RecordedRound[],
  schedule: EvaluationSchedule,
): PlannedRound[] {
  const known = new Map(recorded.map((round) => [round.number, round]));
  const numbers = new Set([...planEvaluationRounds(schedule).map(({ number }) => number), ...known.keys()]);
  return [...numbers]
    .sort((one, other) => one - other)
    .map((number) => planRound(number, schedule))
    .filter((planned) => isToBeWritten(planned, known.get(planned.number)));
}

function isToBeWritten(planned: PlannedRound, recorded: RecordedRound | undefined): boolean {
  if (!recorded) return true;
  if (!recorded.isComputed || recorded.heldOn !== null) return false;
  return planned.dueOn !== recorded.dueOn || planned.isCarriedOver !== recorded.isCarriedOver;
}
