import type { ListedOrganisationFragment, OwedProgrammeFragment } from "../api/generated/operations.js";
import { type Deadline, findDeadlines } from "../programmes/deadlines.js";
import { openOf, overdueOf } from "../programmes/open-commitments.js";

type Role = ListedOrganisationFragment["participations"][number]["role"];

/** How much an organisation has still to do. */
export interface Owed {
  /** Commitments that it answers for, and rounds. */
  readonly open: number;
  /** Of these, how many are overdue. */
  readonly overdue: number;
  /** Of these, how many are past their day without a word whether they were done. */
  readonly unknown: number;
  /** Open commitments of the programmes that it leads, for which nobody answers. */
  readonly unassigned: number;
  /** The rounds that it chairs, and those without a chair in the programmes that it leads; held ones are not among them. */
  readonly rounds: readonly Deadline[];
}

const LEADING: readonly Role[] = ["LEAD", "CO_LEAD"];

/** What the organisation owes in these programmes; `today` is a day such as `2026-11-28`. */
export function owedBy(
  { id, participations, commitments }: ListedOrganisationFragment,
  programmes: readonly OwedProgrammeFragment[],
  today: string,
): Owed {
  const led = new Set(
    participations.filter(({ role }) => LEADING.includes(role)).map(({ programme }) => programme.code),
  );
  const rounds = programmes.flatMap((programme) =>
    openRoundsOf(programme, led.has(programme.code) ? [id, undefined] : [id], today),
  );
  const ofTimeliness = (timeliness: Deadline["timeliness"]) =>
    rounds.filter((round) => round.timeliness === timeliness).length;
  const unassigned = programmes
    .filter(({ code }) => led.has(code))
    .flatMap(({ commitments }) => openOf(commitments))
    .filter(({ owners }) => owners.length === 0);
  return {
    open: openOf(commitments).length + rounds.length,
    overdue: overdueOf(commitments, today).length + ofTimeliness("OVERDUE"),
    unknown: ofTimeliness("UNKNOWN"),
    unassigned: unassigned.length,
    rounds,
  };
}

export function owesAnything({ open, unassigned }: Owed): boolean {
  return open + unassigned > 0;
}

/** Whoever is late first, then who has not told, then who has still to do most. */
export function byUrgency(one: Owed, other: Owed): number {
  return (
    other.overdue - one.overdue ||
    other.unknown - one.unknown ||
    other.open - one.open ||
    other.unassigned - one.unassigned
  );
}

/** Those whose chair is one of `hosts`; undefined is none. */
function openRoundsOf(
  programme: OwedProgrammeFragment,
  hosts: readonly (string | undefined)[],
  today: string,
): Deadline[] {
  const evaluationRounds = programme.evaluationRounds.filter(({ host }) => hosts.includes(host?.id));
  return findDeadlines([{ ...programme, commitments: [], evaluationRounds }], today);
}
