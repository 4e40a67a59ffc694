export interface EvaluationSchedule {
  /** The day the programme was signed: rounds are counted from it. */
  readonly signedOn: string;
  readonly everyMonths: number;
  /** The last day of the programme. */
  readonly endsOn: string;
}

export interface PlannedRound {
  readonly number: number;
  readonly dueOn: string;
  /** Falls after the programme's end, so it is the successor programme's to hold. */
  readonly isCarriedOver: boolean;
}

/**
 * The rounds that fall into the programme, and the first one after it, which is carried over: the rotation
 * outlives the programme.
 * @param schedule.everyMonths 1 or more
 */
export function planEvaluationRounds(schedule: EvaluationSchedule): PlannedRound[] {
  const rounds: PlannedRound[] = [];
  let isCarriedOver = false;
  for (let number = 1; !isCarriedOver; number += 1) {
    const round = planRound(number, schedule);
    isCarriedOver = round.isCarriedOver;
    rounds.push(round);
  }
  return rounds;
}

/** One round of the rotation, in the programme or after it. */
export function planRound(
  number: number,
  { signedOn, everyMonths, endsOn }: EvaluationSchedule,
): PlannedRound {
  if (!Number.isInteger(everyMonths) || everyMonths < 1) {
    throw new RangeError(`everyMonths must be a whole number of 1 or more, not ${everyMonths}`);
  }
  const dueOn = addMonths(signedOn, number * everyMonths);
  return { number, dueOn, isCarriedOver: dueOn > endsOn };
}

/** The same day of a later month, or that month's last day where it is shorter. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)));
  return date.toISOString().slice(0, 10);
}
