/** Which figures a partner is shown: none from which, with all that it knows, a small count follows. */
import { MEANS } from "../indicator-rules.js";
import { areSubtracted, type Cell, type CellTime, placeOf, printTime } from "./cell.js";
import { Derivations, type KnownSum, type Lesson } from "./derivations.js";
import { findMissing } from "./missing-cells.js";
import { findSums, findWholes, type Sum, wholeOf } from "./sums.js";
import type { Units } from "./units.js";

export interface Question {
  /** All claims about the indicators, whoever may read them. */
  readonly cells: readonly Cell[];
  readonly units: Units;
  /** Cells that the partner has been shown, and those that anybody may read. */
  readonly known: ReadonlySet<string>;
  /** Cells that are kept from it, whatever else it is shown. */
  readonly withheld: ReadonlySet<string>;
  /** Cells that are to be decided upon. */
  readonly undecided: ReadonlySet<string>;
  /** The smallest count that is shown. */
  readonly smallest: number;
  /** Indicators that count something; what is an amount or a level is no count. */
  readonly counts: ReadonlySet<string>;
}

/**
 * Those of the undecided cells that are shown. The greatest are decided upon first, so what is withheld beside a small
 * count is the next smallest; and what stands before what has been corrected.
 */
export function decideShown(question: Question): ReadonlySet<string> {
  const partner = new Partner(question);
  const shown = new Set<string>();
  for (const cell of question.cells.filter(({ id }) => question.undecided.has(id)).toSorted(inOrder)) {
    if (partner.mayBeShown(cell)) shown.add(cell.id);
  }
  return shown;
}

function inOrder(one: Cell, other: Cell): number {
  return (
    Number(other.stands) - Number(one.stands) ||
    (other.value ?? 0) - (one.value ?? 0) ||
    other.knownAt - one.knownAt ||
    one.id.localeCompare(other.id)
  );
}

/** A number that the partner can compute. */
interface Known {
  readonly series: string;
  readonly time: CellTime;
  readonly value: number;
}

/** What a partner knows and can compute. */
class Partner {
  readonly #byId: ReadonlyMap<string, Cell>;
  readonly #derivations: Derivations;
  readonly #sumsOf: ReadonlyMap<string, readonly Sum[]>;
  readonly #places: ReadonlyMap<string, readonly Cell[]>;
  readonly #series: ReadonlyMap<string, readonly Cell[]>;
  readonly #known = new Map<string, Known[]>();
  /** Cells that it must not be able to compute. */
  readonly #kept: Set<string>;

  constructor(private readonly question: Question) {
    const { units, known, withheld, smallest } = question;
    const added = question.cells.filter((cell) => cell.value !== null && isSummed(cell, question));
    const summed = [...added, ...findWholes(added)];
    summed.push(...findMissing(summed, units));
    const cells = [...question.cells, ...summed];
    this.#byId = new Map(cells.map((cell) => [cell.id, cell]));
    this.#places = Map.groupBy(question.cells, placeOf);
    this.#series = Map.groupBy(summed, seriesOf);
    const sums = findSums(summed, units).filter((sum) => sum.rest === 0 || sum.isCurrent);
    this.#sumsOf = groupByMembers(sums);
    const seen = question.cells.filter(({ id }) => known.has(id));
    // Where much is not reported yet nothing is told of a part by what the others leave.
    const equations = sums.filter(({ rest }) => Math.abs(rest) < smallest);
    this.#derivations = new Derivations(equations, seen.flatMap(told));
    this.#kept = new Set([...withheld, ...cells.filter((cell) => this.#isSmall(cell)).map(({ id }) => id)]);
    this.#note(this.#numbersOf(this.#derivations.values()));
  }

  /** Whether nothing small follows from the cell beside what is known; then the cell is known from now on. */
  mayBeShown(cell: Cell): boolean {
    if (this.#kept.has(cell.id)) return false;
    const lesson = this.#derivations.tell(told(cell));
    const numbers = this.#numbersOf(lesson.learned);
    if (this.#betraysByMean(cell) || this.#betrays(cell, lesson, numbers)) {
      this.#kept.add(cell.id);
      return false;
    }
    this.#derivations.accept(lesson);
    this.#note(numbers);
    return true;
  }

  #isSmall({ indicatorCode, value }: Cell): boolean {
    return this.question.counts.has(indicatorCode) && value !== null && this.#isSmallCount(value);
  }

  #isSmallCount(value: number): boolean {
    return value > 0 && value < this.question.smallest;
  }

  #note(numbers: readonly Known[]): void {
    for (const known of numbers) {
      const ofSeries = this.#known.get(known.series) ?? [];
      ofSeries.push(known);
      this.#known.set(known.series, ofSeries);
    }
  }

  /** Whether something kept, or a small count, could be computed that cannot be now. */
  #betrays(cell: Cell, lesson: Lesson, numbers: readonly Known[]): boolean {
    return (
      [...lesson.learned.keys()].some((id) => id !== cell.id && this.#kept.has(id)) ||
      numbers.some((known, index) => this.#tellsSmall(known, numbers.slice(0, index))) ||
      this.#tellsSmallSum(lesson)
    );
  }

  /** Whether a sum of cells that are not known is small, or differs little from that of another day. */
  #tellsSmallSum(lesson: Lesson): boolean {
    const learned = [...lesson.learned.keys()].flatMap((id) => this.#byId.get(id) ?? []);
    const touched = learned
      .flatMap((cell) => this.#onOtherDays(cell))
      .flatMap(({ id }) => this.#derivations.sumsWith(id, lesson));
    const added = this.#derivations.sumsKnownBy(lesson).filter((sum) => this.#isOfCounts(sum));
    return (
      added.some(({ value }) => this.#isSmallCount(value)) ||
      [...added, ...touched].some((sum) => this.#changesLittle(sum, lesson))
    );
  }

  #isOfCounts({ of }: KnownSum): boolean {
    return of.every((id) => this.question.counts.has(this.#byId.get(id)?.indicatorCode ?? ""));
  }

  #changesLittle({ of, value }: KnownSum, lesson: Lesson): boolean {
    const cells = of.flatMap((id) => this.#byId.get(id) ?? []);
    const [first] = cells;
    if (!first || cells.some(({ time }) => printTime(time) !== printTime(first.time))) return false;
    return this.#onOtherDays(first).some(({ time }) => {
      const onDay = cells.flatMap((cell) =>
        this.#onOtherDays(cell).filter((other) => printTime(other.time) === printTime(time)),
      );
      const sum = onDay.length < cells.length ? undefined : this.#sumOf(onDay, lesson);
      return sum !== undefined && this.#isSmallCount(Math.abs(sum - value));
    });
  }

  /** The sum of the cells, where each is known, or they are those of which it is. */
  #sumOf(cells: readonly Cell[], lesson: Lesson): number | undefined {
    const [open, ...more] = cells.filter(({ id }) => this.#knownWith(lesson, id) === undefined);
    const known = cells.reduce((sum, { id }) => sum + (this.#knownWith(lesson, id) ?? 0), 0);
    if (!open) return known;
    const ids = new Set([open, ...more].map(({ id }) => id));
    const sum = this.#derivations
      .sumsWith(open.id, lesson)
      .find(({ of }) => of.length === ids.size && of.every((id) => ids.has(id)));
    return sum && known + sum.value;
  }

  #knownWith({ learned }: Lesson, id: string): number | undefined {
    return learned.get(id) ?? this.#derivations.valueOf(id);
  }

  #onOtherDays(cell: Cell): readonly Cell[] {
    if (!cell.time || !("day" in cell.time)) return [];
    const { day } = cell.time;
    return this.#othersOf(cell).filter(({ time }) => time && "day" in time && time.day !== day);
  }

  #tellsSmall(known: Known, beside: readonly Known[]): boolean {
    if (this.#isSmallCount(known.value)) return true;
    const others = [...(this.#known.get(known.series) ?? []), ...beside];
    return others.some(
      ({ series, time, value }) =>
        series === known.series &&
        areSubtracted(time, known.time) &&
        this.#isSmallCount(Math.abs(value - known.value)),
    );
  }

  /** The learned cells themselves, and what is left of known sums when all that is known within them is taken away. */
  #numbersOf(learned: ReadonlyMap<string, number>): Known[] {
    const knownAs = (id: string) => learned.get(id) ?? this.#derivations.valueOf(id);
    const cells = [...learned].flatMap(([id, value]) => {
      const cell = this.#byId.get(id);
      return cell && this.question.counts.has(cell.indicatorCode)
        ? [{ series: seriesOf(cell), time: cell.time, value }]
        : [];
    });
    const left = [...this.#sumsAround(learned.keys())].flatMap((sum) => {
      const whole = knownAs(sum.whole);
      if (whole === undefined || !this.question.counts.has(sum.counted)) return [];
      const { value, open } = this.#insideAll(sum, knownAs);
      return [
        { series: `${sum.series} of ${open.toSorted().join(" ")}`, time: sum.time, value: whole - value },
      ];
    });
    return [...cells, ...left];
  }

  /** The sums that the cells are in, or are in parts of, also as what was counted up to an earlier day. */
  #sumsAround(ids: Iterable<string>): ReadonlySet<Sum> {
    const sums = new Set<Sum>();
    const cells = new Set(ids);
    for (const id of cells) {
      for (const sum of this.#sumsOf.get(id) ?? []) {
        sums.add(sum);
        cells.add(sum.whole);
      }
      const cell = this.#byId.get(id);
      for (const later of cell ? this.#othersOf(cell) : []) if (isEarlier(cell, later)) cells.add(later.id);
    }
    return sums;
  }

  #othersOf(cell: Cell): readonly Cell[] {
    return this.#series.get(seriesOf(cell)) ?? [];
  }

  #insideAll({ parts, places }: Sum, knownAs: KnownAs): Inside {
    const inside = parts.map((part, index) => this.#inside(part, places[index] ?? part, knownAs));
    return {
      value: inside.reduce((sum, { value }) => sum + value, 0),
      open: inside.flatMap(({ open }) => open),
    };
  }

  /** The most that is known within a cell. */
  #inside(id: string, place: string, knownAs: KnownAs): Inside {
    const known = knownAs(id);
    if (known !== undefined) return { value: known, open: [] };
    const ofParts = (this.#sumsOf.get(id) ?? [])
      .filter(({ whole }) => whole === id)
      .map((sum) => this.#insideAll(sum, knownAs));
    const cell = this.#byId.get(id);
    const ofEarlierDays = (cell ? this.#othersOf(cell) : []).flatMap((earlier) => {
      const value = isEarlier(earlier, cell) ? knownAs(earlier.id) : undefined;
      return value === undefined ? [] : [{ value, open: [place] }];
    });
    return [...ofParts, ...ofEarlierDays].reduce((most, other) => (other.value > most.value ? other : most), {
      value: 0,
      open: [place],
    });
  }

  /** Whether the mean beside the amount tells the count, where that is kept or small. */
  #betraysByMean(cell: Cell): boolean {
    return MEANS.some(({ mean, amount, count }) => {
      if (cell.indicatorCode !== mean && cell.indicatorCode !== amount) return false;
      const claimsOf = (indicatorCode: string) => this.#places.get(placeOf({ ...cell, indicatorCode })) ?? [];
      const knownOf = (indicatorCode: string) =>
        claimsOf(indicatorCode).filter(({ id }) => id === cell.id || this.#isKnown(id));
      const isKept = claimsOf(count).some(({ id }) => this.#kept.has(id));
      return knownOf(mean).some((average) =>
        knownOf(amount).some(
          (sum) => isKept || this.#isSmallCount(Math.round((sum.value ?? 0) / (average.value || 1))),
        ),
      );
    });
  }

  #isKnown(id: string): boolean {
    return this.#derivations.valueOf(id) !== undefined;
  }
}

/** Means and levels are not added. */
function isSummed({ indicatorCode }: Cell, { counts }: Question): boolean {
  return counts.has(indicatorCode) || MEANS.some(({ amount }) => amount === indicatorCode);
}

function groupByMembers(sums: readonly Sum[]): ReadonlyMap<string, readonly Sum[]> {
  const groups = new Map<string, Sum[]>();
  for (const sum of sums) {
    for (const id of [sum.whole, ...sum.parts]) {
      const group = groups.get(id) ?? [];
      group.push(sum);
      groups.set(id, group);
    }
  }
  return groups;
}

/** A claim tells its number, and its denominator where that is a whole of parts. */
function told(cell: Cell): [string, number][] {
  return [cell, wholeOf(cell)].flatMap((of) => (of && of.value !== null ? [[of.id, of.value]] : []));
}

type KnownAs = (id: string) => number | undefined;

/** What is known within a cell, and the places within it of which nothing more is. */
interface Inside {
  readonly value: number;
  readonly open: readonly string[];
}

function seriesOf({ unitId, indicatorCode }: Cell): string {
  return `${unitId} ${indicatorCode}`;
}

function isEarlier(one: Cell | undefined, other: Cell | undefined): boolean {
  if (!one?.time || !other?.time || !("day" in one.time && "day" in other.time)) return false;
  return one.time.day < other.time.day;
}
