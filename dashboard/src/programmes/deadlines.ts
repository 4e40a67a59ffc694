import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import { compareDays } from "../language/days.js";
import type { LocalizedText } from "../language/language.js";

/** How near is "soon". */
const SOON_DAYS = 60;
const DAY_MS = 86_400_000;

/** `UNKNOWN`: its day has passed, and nothing was published that says whether it was done. */
export type Timeliness = "OVERDUE" | "SOON" | "IN_TIME" | "UNKNOWN";

/** Something with a due day that has not been done. */
export interface Deadline {
  readonly key: string;
  readonly programme: Pick<ListedProgrammeFragment, "code" | "title">;
  readonly subject:
    | { readonly kind: "commitment"; readonly code: string; readonly title: LocalizedText }
    | { readonly kind: "round"; readonly number: number };
  readonly dueOn: string;
  readonly timeliness: Timeliness;
  /** Days until it is due; negative once it is overdue. */
  readonly daysLeft: number;
}

/** Being late follows from the day, and is never reported: `today` is a day such as `2026-11-28`. */
export function timelinessOf(dueOn: string, today: string): Exclude<Timeliness, "UNKNOWN"> {
  const left = daysBetween(today, dueOn);
  if (left < 0) return "OVERDUE";
  return left <= SOON_DAYS ? "SOON" : "IN_TIME";
}

/** What has a due day and is not done, the earliest first. */
export function findDeadlines(programmes: readonly ListedProgrammeFragment[], today: string): Deadline[] {
  return programmes
    .flatMap((programme) => [...commitmentsOf(programme), ...roundsOf(programme)])
    .map(({ isUnpublished, ...open }): Deadline => {
      const timeliness = timelinessOf(open.dueOn, today);
      const daysLeft = daysBetween(today, open.dueOn);
      return { ...open, timeliness: isUnpublished && daysLeft < 0 ? "UNKNOWN" : timeliness, daysLeft };
    })
    .sort((one, other) => compareDays(one.dueOn, other.dueOn));
}

interface Open extends Omit<Deadline, "timeliness" | "daysLeft"> {
  readonly isUnpublished: boolean;
}

function commitmentsOf(programme: ListedProgrammeFragment): Open[] {
  return programme.commitments.flatMap(({ id, code, title, state, dueOn }) =>
    dueOn === null || state === "DONE" || state === "DROPPED"
      ? []
      : [{ key: id, programme, subject: { kind: "commitment", code, title }, dueOn, isUnpublished: false }],
  );
}

/** Of a round of which nothing was published nobody may say that it is late, nor that it was held. */
function roundsOf(programme: ListedProgrammeFragment): Open[] {
  return programme.evaluationRounds.flatMap(({ id, number, dueOn, heldOn, status }) =>
    heldOn !== null || status === "HELD" || status === "CARRIED_OVER"
      ? []
      : [
          {
            key: id,
            programme,
            subject: { kind: "round", number },
            dueOn,
            isUnpublished: status === "NOT_PUBLISHED",
          },
        ],
  );
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
