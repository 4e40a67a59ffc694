import type { ListedProgrammeFragment } from "../../api/generated/operations.js";
import { compareDays } from "../../language/days.js";
import { findDeadlines } from "../../programmes/deadlines.js";

export type ProgrammeOrder = "han" | "ten" | "giai-doan";

/** The programmes by what is due next, by name, or the latest period first. */
export function sortProgrammes(
  programmes: readonly ListedProgrammeFragment[],
  order: ProgrammeOrder,
  today: string,
): ListedProgrammeFragment[] {
  return programmes.toSorted(ORDERS[order](today));
}

type Order = (one: ListedProgrammeFragment, other: ListedProgrammeFragment) => number;

const ORDERS: Record<ProgrammeOrder, (today: string) => Order> = {
  han: (today) => (one, other) => compareDays(nextDue(one, today), nextDue(other, today)),
  ten: () => (one, other) => one.title.vi.localeCompare(other.title.vi, "vi"),
  "giai-doan": () => (one, other) => compareDays(other.period.from ?? "", one.period.from ?? ""),
};

/** What has no due day comes last. */
function nextDue(programme: ListedProgrammeFragment, today: string): string {
  return findDeadlines([programme], today)[0]?.dueOn ?? "9999";
}
