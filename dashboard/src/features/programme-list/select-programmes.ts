import type { ListedProgrammeFragment } from "../../api/generated/operations.js";
import { compareDays } from "../../language/days.js";
import { findDeadlines } from "../../programmes/deadlines.js";
import { hasEnded } from "../../programmes/ended.js";

export interface ProgrammeChoice {
  readonly text: string;
  readonly running: "tat-ca" | "dang-thuc-hien" | "da-ket-thuc";
  readonly order: "han" | "ten" | "giai-doan";
}

/** The programmes that the reader has asked for, in the order asked for. */
export function selectProgrammes(
  programmes: readonly ListedProgrammeFragment[],
  { text, running, order }: ProgrammeChoice,
  today: string,
): ListedProgrammeFragment[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return programmes
    .filter((programme) => {
      if (words.length === 0) return true;
      const searched = fold(
        [programme.code, programme.title.vi, programme.title.en, programme.unit.name.vi].join(" "),
      );
      return words.every((word) => searched.includes(word));
    })
    .filter((programme) => running === "tat-ca" || (running === "da-ket-thuc") === hasEnded(programme, today))
    .sort(ORDERS[order](today));
}

/** Lower case without diacritics: `Quận` and `quan` are the same. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .toLowerCase()
    .trim();
}

type Order = (one: ListedProgrammeFragment, other: ListedProgrammeFragment) => number;

const ORDERS: Record<ProgrammeChoice["order"], (today: string) => Order> = {
  han: (today) => (one, other) => compareDays(nextDue(one, today), nextDue(other, today)),
  ten: () => (one, other) => one.title.vi.localeCompare(other.title.vi, "vi"),
  "giai-doan": () => (one, other) => compareDays(other.period.from ?? "", one.period.from ?? ""),
};

/** What has no due day comes last. */
function nextDue(programme: ListedProgrammeFragment, today: string): string {
  return findDeadlines([programme], today)[0]?.dueOn ?? "9999";
}
