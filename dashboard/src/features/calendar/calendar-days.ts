/** The days of a calendar: the same as those of the .ics feeds. */
import type {
  CalendarCeremonyFragment,
  CalendarCommitmentFragment,
  CalendarRoundFragment,
  CalendarUnitFragment,
} from "../../api/generated/operations.js";
import type { LocalizedText } from "../../language/language.js";
import { unitAddress } from "../../navigation/thing-addresses.js";
import { commitmentAddress, programmeAddress } from "../../programmes/addresses.js";

const DAY_KINDS = ["ceremony", "due", "roundDue", "roundComputed", "roundHeld", "observance"] as const;

export type DayKind = (typeof DAY_KINDS)[number];

/** What stands in the calendar, on a day or on several. */
export interface CalendarDay {
  readonly id: string;
  readonly kind: DayKind;
  /** `YYYY-MM-DD`, as is `to`, the last day. */
  readonly from: string;
  readonly to: string;
  /** Of what it is a day; a round has a number instead. */
  readonly title: LocalizedText | undefined;
  readonly number: number | undefined;
  /** The programme, or the commitment's own code. */
  readonly code: string;
  /** Where the thing has its page. */
  readonly address: string;
}

interface CalendarSubject {
  readonly ceremonies: readonly (CalendarCeremonyFragment | null)[];
  readonly commitments: readonly CalendarCommitmentFragment[];
  readonly rounds: readonly CalendarRoundFragment[];
  readonly units: readonly (CalendarUnitFragment | null)[];
}

/** Each day once, in their order; where no day was published there is none. */
export function listDays({ ceremonies, commitments, rounds, units }: CalendarSubject): CalendarDay[] {
  const days = [
    ...ceremonies.flatMap((ceremony) => (ceremony === null ? [] : dayOfCeremony(ceremony))),
    ...commitments.flatMap(dayOfCommitment),
    ...rounds.flatMap(daysOfRound),
    ...units.flatMap((unit) => (unit === null ? [] : daysOfUnit(unit))),
  ];
  const once = new Map(days.map((day) => [day.id, day]));
  return [...once.values()].sort((one, other) =>
    one.from === other.from ? (one.id < other.id ? -1 : 1) : one.from < other.from ? -1 : 1,
  );
}

function dayOfCeremony({ id, heldOn, title, programme }: CalendarCeremonyFragment): CalendarDay[] {
  const { code } = programme;
  return onDay(heldOn, { id, kind: "ceremony", title, code, address: programmeAddress(code) });
}

function dayOfCommitment({ id, code, dueOn, title, programme }: CalendarCommitmentFragment): CalendarDay[] {
  const address = commitmentAddress(programme.code, code);
  return onDay(dueOn, { id: `${id}-due`, kind: "due", title, code, address });
}

/** What passes to the next programme is due in none that there is. */
function daysOfRound({
  id,
  number,
  dueOn,
  isComputed,
  isCarriedOver,
  heldOn,
  programme: { code },
}: CalendarRoundFragment): CalendarDay[] {
  const address = programmeAddress(code, "ky-danh-gia");
  return [
    ...onDay(isCarriedOver ? null : dueOn, {
      id: `${id}-due`,
      kind: isComputed ? "roundComputed" : "roundDue",
      number,
      code,
      address,
    }),
    ...onDay(heldOn, { id: `${id}-held`, kind: "roundHeld", number, code, address }),
  ];
}

function daysOfUnit({ id: unitId, observances }: CalendarUnitFragment): CalendarDay[] {
  return (observances ?? []).flatMap(({ id, year, openedOn, name, registeredPeriod }) => {
    const from = registeredPeriod.from ?? openedOn;
    const address = unitAddress(unitId);
    return onDay(from, { id, kind: "observance", title: name, code: String(year), address }).map((day) => ({
      ...day,
      to: registeredPeriod.to ?? day.to,
    }));
  });
}

function onDay(
  day: string | null,
  about: Pick<CalendarDay, "id" | "kind" | "code" | "address"> &
    Partial<Pick<CalendarDay, "title" | "number">>,
): CalendarDay[] {
  return day === null ? [] : [{ title: undefined, number: undefined, ...about, from: day, to: day }];
}
