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
  readonly hostId: string | null;
  /** A report was made for it. */
  readonly hasReports: boolean;
}

export interface RoundDifferences {
  /** Those that are new or other than they are recorded, in their order. */
  readonly changed: readonly PlannedRound[];
  /** The numbers of those that nothing calls for any more, the last one first. */
  readonly obsolete: readonly number[];
}

/**
 * What a schedule makes of the rounds that are recorded. A round that was held, or whose day was published, stays as
 * it is. One that is only planned goes away with the plan, unless something was published of it or of a later one:
 * rounds are counted without gaps.
 * @param schedule null while it does not follow from what is known of the programme
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
