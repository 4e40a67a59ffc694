import { describe, expect, it } from "@jest/globals";
import { type Cell, type CellTime, countOf } from "./cell.js";
import { Units } from "./units.js";
import { decideShown, type Question } from "./withhold.js";

const SMALLEST = 5;

/** https://en.wikipedia.org/wiki/Linear_congruential_generator: the same worlds in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What is counted once: a bit for each. A cell counts the atoms of its mask. */
type Mask = number;

interface WorldCell extends Cell {
  readonly mask: Mask;
  readonly release: number;
  readonly isPublic: boolean;
}

interface World {
  readonly cells: readonly WorldCell[];
  readonly units: Question["units"];
  readonly releases: number;
}

type Kind = "days" | "periods" | "parts" | "corrections";
const KINDS: readonly Kind[] = ["days", "periods", "parts", "corrections"];

interface Unit {
  readonly id: string;
  readonly leaves: readonly number[];
  readonly around: readonly string[];
}

/** Units of two or three levels. Leaves are numbered. */
function createUnits(random: (below: number) => number): readonly Unit[] {
  const districts = 1 + random(3);
  let leaf = 0;
  const below = Array.from({ length: districts }, (_, district): Unit[] => {
    const id = `d${district}`;
    const leaves = Array.from({ length: 1 + random(2) }, () => leaf++);
    const communes = leaves.map((of): Unit => ({ id: `c${of}`, leaves: [of], around: ["p", id] }));
    return [{ id, leaves, around: ["p"] }, ...communes];
  }).flat();
  return [{ id: "p", leaves: Array.from({ length: leaf }, (_, of) => of), around: [] }, ...below];
}

interface Slot {
  readonly time: CellTime;
  readonly periodKind: string | null;
  readonly indicatorCode: string;
  /** Which layers of each leaf it counts. */
  readonly layers: readonly number[];
}

const day = (number: number): CellTime => ({ day: `2026-01-0${number + 1}` });
const QUARTERS: CellTime[] = [
  { from: "2026-01-01", to: "2026-03-31" },
  { from: "2026-04-01", to: "2026-06-30" },
  { from: "2026-07-01", to: "2026-12-31" },
];

function slotsOf(kind: Kind): readonly Slot[] {
  const plain = { periodKind: null, indicatorCode: "FD04" };
  if (kind === "days") {
    return [0, 1, 2].map((number) => ({
      ...plain,
      time: day(number),
      layers: Array.from({ length: number + 1 }, (_, layer) => layer),
    }));
  }
  if (kind === "periods") {
    const quarters = QUARTERS.map((time, layer) => ({
      ...plain,
      time,
      periodKind: "QUARTER",
      layers: [layer],
    }));
    const year = { from: "2026-01-01", to: "2026-12-31" };
    return [...quarters, { ...plain, time: year, periodKind: "YEAR", layers: [0, 1, 2] }];
  }
  if (kind === "parts") {
    return ["UE02", "UE03", "UE04"].map((indicatorCode, layer) => ({
      time: day(0),
      periodKind: null,
      indicatorCode,
      layers: [layer],
    }));
  }
  return [{ ...plain, time: day(0), layers: [0] }];
}

const LAYERS = 3;

type Size = (random: (below: number) => number) => number;

const SIZES: Size[] = [
  () => 0,
  (random) => 1 + random(4),
  (random) => 1 + random(4),
  (random) => 5 + random(60),
  (random) => 20 + random(80),
];
/** Neither they nor what they differ by is small. */
const TENS: Size[] = [() => 0, (random) => 10 + 10 * random(9)];

/** Figures of all units that add up, in releases; of corrections in the second one, with the sums that they change. */
function createWorld(seed: number, kind: Kind, sizes = SIZES): World {
  const random = generator(seed);
  const units = createUnits(random);
  const slots = slotsOf(kind);
  const leaves = units[0]?.leaves.length ?? 0;
  const atoms = Array.from({ length: leaves * LAYERS }, () => sizes[random(sizes.length)]?.(random) ?? 0);
  const maskOf = (unit: Unit, layers: readonly number[]) =>
    unit.leaves
      .flatMap((leaf) => layers.map((layer) => leaf * LAYERS + layer))
      .reduce((mask, bit) => mask | (1 << bit), 0);
  const count = (mask: Mask) => atoms.reduce((sum, value, bit) => sum + (mask & (1 << bit) ? value : 0), 0);
  const cellOf = (unit: Unit, slot: Slot, more: Partial<WorldCell> = {}): WorldCell => {
    const mask = more.mask ?? maskOf(unit, slot.layers);
    const { time, periodKind, indicatorCode } = slot;
    const release = random(2);
    const isSum = unit.leaves.length > 1;
    return {
      id: `${unit.id}/${indicatorCode}/${JSON.stringify(time)}/${more.release ?? 0}`,
      unitId: unit.id,
      indicatorCode,
      time,
      periodKind,
      knownAt: 0,
      stands: true,
      value: count(mask),
      denominator: kind === "parts" ? count(maskOf(unit, [0, 1, 2])) : null,
      mask,
      release,
      isPublic: isSum && count(mask) >= SMALLEST && release === 0 && random(4) === 0,
      ...more,
    };
  };
  const first = units.flatMap((unit) => slots.map((slot) => cellOf(unit, slot)));
  const corrected = new Set(kind === "corrections" ? [random(leaves), random(leaves)] : []);
  const second = units
    .filter((unit) => unit.leaves.some((leaf) => corrected.has(leaf)))
    .map((unit) => {
      const mask = unit.leaves.map((leaf) => 1 << (leaf * LAYERS + (corrected.has(leaf) ? 1 : 0)));
      const [slot = slots[0]] = slots;
      if (!slot) throw new Error("there is no slot");
      return cellOf(unit, slot, {
        mask: mask.reduce((one, other) => one | other),
        release: 2,
        knownAt: 1,
        isPublic: false,
      });
    });
  const isCorrected = new Set(second.map(({ unitId }) => unitId));
  return {
    cells: [...first.map((cell) => ({ ...cell, stands: !isCorrected.has(cell.unitId) })), ...second],
    units: new Units(new Map(units.map(({ id, around }) => [id, new Set([id, ...around])]))),
    releases: 3,
  };
}

/** What the partner has been shown when all releases are over. */
function release({ cells, units, releases }: World, decide: (question: Question) => ReadonlySet<string>) {
  const shown = new Set<string>();
  const withheld = new Set<string>();
  for (let now = 0; now < releases; now++) {
    const there = cells.filter((cell) => cell.release <= now);
    const undecided = there.filter(({ id, isPublic }) => !isPublic && !shown.has(id) && !withheld.has(id));
    const known = new Set([...shown, ...there.filter(({ isPublic }) => isPublic).map(({ id }) => id)]);
    const released = decide({
      cells: there,
      units,
      known,
      withheld: new Set(withheld),
      undecided: new Set(undecided.map(({ id }) => id)),
      smallest: SMALLEST,
      counts: new Set(cells.map(({ indicatorCode }) => indicatorCode)),
    });
    for (const { id } of undecided) (released.has(id) ? shown : withheld).add(id);
  }
  return { shown, withheld };
}

/** The rule without what stands beside: small counts alone are left out. */
function oneByOne({ cells, undecided, smallest }: Question): ReadonlySet<string> {
  const isSmall = (value: number | null) => value !== null && value > 0 && value < smallest;
  return new Set(cells.filter(({ id, value }) => undecided.has(id) && !isSmall(value)).map(({ id }) => id));
}

/** All counts that can be had from what is seen, by subtracting what lies within, until there are no more. */
function attack({ cells }: World, seen: ReadonlySet<string>): ReadonlyMap<Mask, number> {
  const visible = cells.filter(({ id, isPublic }) => isPublic || seen.has(id));
  const known = new Map<Mask, number>();
  for (const { mask, value, denominator } of visible) {
    known.set(mask, value ?? 0);
    if (denominator !== null) known.set(wholeOf(mask), denominator);
  }
  const masks = [...known.keys()];
  for (const mask of masks) {
    for (const other of masks.slice()) {
      for (const [within, around] of [
        [mask, other],
        [other, mask],
      ] as const) {
        const rest = around & ~within;
        if ((within & around) !== within || rest === 0 || known.has(rest)) continue;
        known.set(rest, (known.get(around) ?? 0) - (known.get(within) ?? 0));
        masks.push(rest);
      }
    }
  }
  return known;
}

function wholeOf(mask: Mask): Mask {
  return Array.from({ length: 10 }, (_, leaf) => 7 << (leaf * LAYERS))
    .filter((ofLeaf) => ofLeaf & mask)
    .reduce((one, other) => one | other, 0);
}

/** Whether it is a number of something in particular: of units in one period or part, or of what came between two days. */
function isOfOne(mask: Mask, kind: Kind): boolean {
  const ofLeaves = Array.from({ length: 10 }, (_, leaf) => (mask >> (leaf * LAYERS)) & 7).filter(
    (of) => of !== 0,
  );
  const [layers = 0] = ofLeaves;
  const slots = slotsOf(kind).map((slot) => slot.layers.reduce((sum, layer) => sum | (1 << layer), 0));
  const between = kind === "days" ? slots.flatMap((one) => slots.map((other) => one & ~other)) : [];
  return ofLeaves.every((of) => of === layers) && [...slots, ...between].includes(layers);
}

const isSmallCount = (value: number) => value > 0 && value < SMALLEST;

/** At least so much of what is no small count is shown; there are more small counts in these worlds than in any report. */
const LEAST_SHOWN: Record<Kind, number> = { days: 0.7, periods: 0.7, parts: 0.6, corrections: 0.8 };

describe.each(KINDS)("what a partner is shown, over %s", (kind) => {
  const worlds = Array.from({ length: 60 }, (_, seed) => createWorld(seed + 1, kind));
  const tellsSmall = ([mask, value]: [Mask, number]) => isSmallCount(value) && isOfOne(mask, kind);

  it("tells no small count, however it is subtracted", () => {
    for (const [seed, world] of worlds.entries()) {
      const { shown } = release(world, decideShown);
      const published = attack(world, new Set());
      const pinned = [...attack(world, shown)].filter(
        ([mask, value]) => tellsSmall([mask, value]) && !published.has(mask),
      );
      expect({ seed, pinned }).toEqual({ seed, pinned: [] });
    }
  });

  it("would tell some if each count were looked at by itself", () => {
    const telling = worlds.filter((world) => {
      const { shown } = release(world, oneByOne);
      return [...attack(world, shown)].some(tellsSmall);
    });
    expect(telling.length).toBeGreaterThan(worlds.length / 6);
  });

  it("is most of what is no small count", () => {
    const large = worlds.flatMap((world) => {
      const { shown } = release(world, decideShown);
      const counts = world.cells.filter(({ value, isPublic }) => !isPublic && !isSmallCount(value ?? 0));
      return counts.map(({ id }) => shown.has(id));
    });
    expect(large.filter(Boolean).length / large.length).toBeGreaterThan(LEAST_SHOWN[kind]);
  });

  it("is everything where nothing is small", () => {
    for (let seed = 1; seed <= 20; seed++) {
      expect([...release(createWorld(seed, kind, TENS), decideShown).withheld]).toEqual([]);
    }
  });
});

const PLAIN: Omit<Cell, "id" | "unitId" | "value"> = {
  indicatorCode: "FD04",
  time: day(0),
  periodKind: null,
  knownAt: 0,
  stands: true,
  denominator: null,
};

/** Of a province and its communes, each written as its value. */
function shownOf(
  values: Record<string, number>,
  more: Partial<Question> = {},
  cells: readonly Cell[] = [],
): string[] {
  const all = [
    ...Object.entries(values).map(([unitId, value]) => ({ ...PLAIN, id: unitId, unitId, value })),
    ...cells,
  ];
  const units = [...new Set(all.map(({ unitId }) => unitId))];
  const shown = decideShown({
    cells: all,
    units: new Units(new Map(units.map((unit) => [unit, new Set([unit, "province"])]))),
    known: new Set(),
    withheld: new Set(),
    undecided: new Set(all.map(({ id }) => id)),
    smallest: SMALLEST,
    counts: new Set(["FD04"]),
    ...more,
  });
  return [...shown].toSorted();
}

describe("beside a small count", () => {
  it("the next smallest is withheld, which is not nothing", () => {
    expect(shownOf({ province: 73, a: 20, b: 30, c: 3, d: 20, e: 0 })).toEqual(["a", "b", "e", "province"]);
  });

  it("nothing is where two make up for each other", () => {
    expect(shownOf({ province: 57, a: 20, b: 30, c: 3, d: 4 })).toEqual(["a", "b", "province"]);
  });

  it("a third is where both together are small", () => {
    expect(shownOf({ province: 53, a: 20, b: 30, c: 1, d: 2 })).toEqual(["b", "province"]);
  });

  it("nothing is where no sum is told", () => {
    expect(shownOf({ a: 20, b: 30, c: 3 })).toEqual(["a", "b"]);
  });

  it("what was shown before stays known, and the sum is withheld", () => {
    const known = new Set(["a", "b"]);
    expect(
      shownOf({ province: 53, a: 20, b: 30, c: 3 }, { known, undecided: new Set(["province", "c"]) }),
    ).toEqual([]);
  });

  it("a count that nobody has reported is not told by a sum either", () => {
    const units = new Units(
      new Map(["province", "a", "b", "silent"].map((unit) => [unit, new Set([unit, "province"])])),
    );
    expect(shownOf({ province: 53, a: 20, b: 30 }, { units })).toEqual(["b", "province"]);
  });

  it("what was withheld once does not follow from a correction", () => {
    const corrected: Cell = { ...PLAIN, id: "c2", unitId: "c", value: 9, knownAt: 1 };
    const sum: Cell = { ...PLAIN, id: "province2", unitId: "province", value: 59, knownAt: 1 };
    const known = new Set(["province", "b"]);
    const [withheld, undecided] = [new Set(["a", "c"]), new Set(["c2", "province2"])];
    expect(
      shownOf({ province: 53, a: 20, b: 30, c: 3 }, { known, withheld, undecided }, [corrected, sum]),
    ).toEqual(["province2"]);
  });

  it("a mean is withheld that would tell it with the amount", () => {
    const amount: Cell = { ...PLAIN, id: "amount", unitId: "c", indicatorCode: "FD03", value: 3_000_000 };
    const mean: Cell = { ...PLAIN, id: "mean", unitId: "c", indicatorCode: "FD05", value: 1_000_000 };
    expect(shownOf({ c: 3 }, {}, [amount, mean])).toEqual(["amount"]);
    expect(shownOf({ c: 6 }, {}, [amount, { ...mean, value: 500_000 }])).toEqual(["amount", "c", "mean"]);
  });
});

describe("what a claim counts", () => {
  it.each([
    [{ numerator: 3, denominator: null, printedPercentage: null }, 3],
    [{ numerator: null, denominator: 40, printedPercentage: "7,5" }, 3],
    [{ numerator: null, denominator: null, printedPercentage: "7,5" }, null],
  ])("%j is %j", (claim, count) => {
    expect(countOf(claim)).toBe(count);
  });
});
