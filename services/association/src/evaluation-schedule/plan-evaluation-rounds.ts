import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";

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

/** More than these mean a typo in the period or interval: a programme until the year 3000 has 490. */
const MOST_ROUNDS = 60;

/**
 * The rounds that fall into the programme, and the first one after it, which is carried over: the rotation
 * outlives the programme.
 * @param schedule.everyMonths 1 or more
 * @throws {Refusal} BAD_USER_INPUT when they would be more than {@link MOST_ROUNDS}
 */
export function planEvaluationRounds(schedule: EvaluationSchedule): PlannedRound[] {
  if (!planRound(MOST_ROUNDS, schedule).isCarriedOver) throw tooManyRounds(schedule);
  const rounds: PlannedRound[] = [];
  let isCarriedOver = false;
  for (let number = 1; !isCarriedOver; number += 1) {
    const round = planRound(number, schedule);
    isCarriedOver = round.isCarriedOver;
    rounds.push(round);
  }
  return rounds;
}

function tooManyRounds({ signedOn, everyMonths, endsOn }: EvaluationSchedule): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Từ ngày ký ${printDayVi(signedOn)} đến ${printDayVi(endsOn)}, đánh giá ${everyMonths} tháng một lần là hơn ${MOST_ROUNDS} kỳ; hãy sửa giai đoạn, ngày ký hoặc chu kỳ đánh giá.`,
    en: `From the signing on ${printDayEn(signedOn)} to ${printDayEn(endsOn)}, an evaluation every ${everyMonths} months makes more than ${MOST_ROUNDS}; correct the period, the day of signing or the interval.`,
  });
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
