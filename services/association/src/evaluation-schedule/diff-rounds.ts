import {
  type EvaluationSchedule,
  type PlannedRound,
  planEvaluationRounds,
  planRound,
} from "./plan-evaluation-rounds.js";

export interface RecordedRound extends PlannedRound {
  /** The due day was computed, not published. */
  readonly isComputed: boolean;
  readonly heldOn: string | null;
  readonly hostId: string | null;
  /** A report was made for it. */
  readonly hasReports: boolean;
}

export interface RoundDifferences {
  /** Rounds that are new or differ from what is recorded, in order. */
  readonly changed: readonly PlannedRound[];
  /** Numbers of rounds that are no longer needed, the last one first. */
  readonly obsolete: readonly number[];
}

/**
 * Compares the recorded rounds with a schedule. A round that was held, or whose day was published, stays as it is. A
 * round that is only planned becomes obsolete with its plan, unless something was published about it or a later one:
 * rounds are numbered without gaps.
 * @param schedule null while too little is known about the programme
 */
export function diffRounds(
  recorded: readonly RecordedRound[],
  schedule: EvaluationSchedule | null,
): RoundDifferences {
  const known = new Map(recorded.map((round) => [round.number, round]));
  const planned = schedule === null ? [] : planEvaluationRounds(schedule).map(({ number }) => number);
  const last = Math.max(0, ...planned, ...recorded.filter(isMoreThanPlanned).map(({ number }) => number));
  const obsolete = [...known.keys()].filter((number) => number > last).sort((one, other) => other - one);
  if (schedule === null) return { changed: [], obsolete };
  const changed = Array.from({ length: last }, (_, index) => planRound(index + 1, schedule)).filter((round) =>
    isToBeWritten(round, known.get(round.number)),
  );
  return { changed, obsolete };
}

function isMoreThanPlanned({ isComputed, heldOn, hostId, hasReports }: RecordedRound): boolean {
  return !isComputed || heldOn !== null || hostId !== null || hasReports;
}

function isToBeWritten(planned: PlannedRound, recorded: RecordedRound | undefined): boolean {
  if (!recorded) return true;
  if (!recorded.isComputed || recorded.heldOn !== null) return false;
  return planned.dueOn !== recorded.dueOn || planned.isCarriedOver !== recorded.isCarriedOver;
}
