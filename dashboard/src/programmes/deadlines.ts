import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import type { LocalizedText } from "../language/language.js";

/** How near is "soon". */
const SOON_DAYS = 60;
const DAY_MS = 86_400_000;

export type Timeliness = "OVERDUE" | "SOON" | "IN_TIME";

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
export function timelinessOf(dueOn: string, today: string): Timeliness {
  const left = daysBetween(today, dueOn);
  if (left < 0) return "OVERDUE";
  return left <= SOON_DAYS ? "SOON" : "IN_TIME";
}

/** What has a due day and is not done, the earliest first. */
export function findDeadlines(programmes: readonly ListedProgrammeFragment[], today: string): Deadline[] {
  return programmes
    .flatMap((programme) => [...commitmentsOf(programme), ...roundsOf(programme)])
    .map((open) => ({
      ...open,
      timeliness: timelinessOf(open.dueOn, today),
      daysLeft: daysBetween(today, open.dueOn),
    }))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn));
}

type Open = Omit<Deadline, "timeliness" | "daysLeft">;

function commitmentsOf(programme: ListedProgrammeFragment): Open[] {
  return programme.commitments.flatMap(({ id, code, title, state, dueOn }) =>
    dueOn === null || state === "DONE" || state === "DROPPED"
      ? []
      : [{ key: id, programme, subject: { kind: "commitment", code, title }, dueOn }],
  );
}

/** Only what is planned: of a round that was not published nobody may say that it is late. */
function roundsOf(programme: ListedProgrammeFragment): Open[] {
  return programme.evaluationRounds.flatMap(({ id, number, dueOn, heldOn, status }) =>
    heldOn === null && status === "PLANNED"
      ? [{ key: id, programme, subject: { kind: "round", number }, dueOn }]
      : [],
  );
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
